import type { Plugin } from 'vite';

/** What auth-js imports for ways of signing in that the product does not offer, by module. */
const leftOut: Readonly<Record<string, readonly string[]>> = {
  './lib/webauthn': [
    'createCredential',
    'deserializeCredentialCreationOptions',
    'deserializeCredentialRequestOptions',
    'getCredential',
    'serializeCredentialCreationResponse',
    'serializeCredentialRequestResponse',
    'browserSupportsWebAuthn',
    'webAuthnAbortService',
  ],
  './lib/web3/ethereum': ['createSiweMessage', 'fromHex', 'getAddress', 'toHex'],
};

const prefix = '\0autocrm:left-out:';

/**
 * Vite plugin: leaves passkeys and wallets out of the build of auth-js, which loads before the first content of every
 * page. Whoever calls one of them is told so; an import that a new version adds fails the build.
 */
export function withoutUnusedSignIns(): Plugin {
  return {
    name: 'autocrm:without-unused-sign-ins',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      return source in leftOut && importer?.includes('@supabase/auth-js') === true
        ? `${prefix}${source}`
        : null;
    },
    load(id) {
      const names = id.startsWith(prefix) ? leftOut[id.slice(prefix.length)] : undefined;
      if (names === undefined) return null;
      return [
        "const missing = () => { throw new Error('This way of signing in is not part of the build.'); };",
        'export class WebAuthnApi {}',
        ...names.map((name) => `export const ${name} = missing;`),
      ].join('\n');
    },
  };
}
