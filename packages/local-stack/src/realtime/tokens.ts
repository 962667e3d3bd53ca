import { createHash, timingSafeEqual } from 'node:crypto';
import { errors, jwtVerify } from 'jose';

/** What a policy may know about the caller: the claims of a verified token. */
export type Claims = {
  readonly role: string;
  /** Seconds since the epoch. */
  readonly exp: number;
  readonly [claim: string]: unknown;
};

/** Who is speaking: a verified token with its claims. */
export type Identity = {
  readonly token: string;
  readonly claims: Claims;
};

export type TokenFailure = 'expired' | 'malformed' | 'signature' | 'missing_claims';

export type TokenResult =
  | { readonly ok: true; readonly identity: Identity }
  | { readonly ok: false; readonly failure: TokenFailure; readonly expiredFor: number };

export type TokenKeys = {
  /** Shared secret of the project's HMAC-signed tokens. */
  readonly jwtSecret: string;
  /** `sb_publishable_…`: stands for the role `anon`. */
  readonly publishableKey: string;
  /** `sb_secret_…`: stands for the role `service_role`. */
  readonly secretKey: string;
};

const FAR_FUTURE = 4_102_444_800; // 2100-01-01: API keys do not expire

/** True for API keys, which are not tokens and must be mapped to a role. */
export function isApiKey(token: string): boolean {
  return token.startsWith('sb_');
}

/** Compares secrets without telling by timing how much of them was right. */
export function secretsEqual(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

/** Returns a verifier for tokens and API keys of one project. It never throws on a bad token. */
export function createTokenVerifier(keys: TokenKeys): (token: string) => Promise<TokenResult> {
  const secret = new TextEncoder().encode(keys.jwtSecret);
  return async (token) => {
    if (secretsEqual(token, keys.publishableKey)) return apiKeyIdentity(token, 'anon');
    if (secretsEqual(token, keys.secretKey)) return apiKeyIdentity(token, 'service_role');
    try {
      const { payload } = await jwtVerify(token, secret, {
        algorithms: ['HS256', 'HS384', 'HS512'],
      });
      const { role, exp } = payload;
      if (typeof role !== 'string' || role === '' || exp === undefined)
        return failed('missing_claims');
      return { ok: true, identity: { token, claims: { ...payload, role, exp } } };
    } catch (error) {
      return explain(error);
    }
  };
}

/** Whole seconds since the token expired; negative while it is valid. */
export function secondsSinceExpiry(claims: Claims): number {
  return Math.floor(Date.now() / 1000) - claims.exp;
}

function apiKeyIdentity(token: string, role: string): TokenResult {
  return { ok: true, identity: { token, claims: { role, exp: FAR_FUTURE } } };
}

function explain(error: unknown): TokenResult {
  if (error instanceof errors.JWTExpired) {
    const exp = typeof error.payload.exp === 'number' ? error.payload.exp : 0;
    return failed('expired', Math.floor(Date.now() / 1000) - exp);
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return failed('signature');
  if (error instanceof errors.JWTClaimValidationFailed) return failed('missing_claims');
  if (error instanceof errors.JOSEError) return failed('malformed');
  throw error;
}

function failed(failure: TokenFailure, expiredFor = 0): TokenResult {
  return { ok: false, failure, expiredFor };
}
