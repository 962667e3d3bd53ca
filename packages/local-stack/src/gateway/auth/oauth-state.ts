import { createHmac, createSecretKey } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { authError } from './errors.ts';

const claimsSchema = z.object({
  jti: z.uuid(),
  provider: z.enum(['google', 'github']),
  redirect_to: z.url(),
});

/** What a sign-in at a provider remembers until the person comes back. */
export interface OAuthState {
  /** The row of `auth.flow_state` that is used up when they do. */
  readonly flowId: string;
  readonly provider: 'google' | 'github';
  /** An allowed address; nobody but us can have put it there. */
  readonly redirectTo: string;
}

const LIFETIME_SECONDS = 600;

/** Signs and reads the `state` of the authorization request (RFC 6749, 4.1.1). */
export class OAuthStates {
  readonly #key: ReturnType<typeof createSecretKey>;

  constructor(secret: string) {
    // A key of its own: a state is never an access token, nor the other way round.
    this.#key = createSecretKey(createHmac('sha256', secret).update('oauth state').digest());
  }

  /** @param lifetime in seconds */
  sign(state: OAuthState, lifetime = LIFETIME_SECONDS): Promise<string> {
    return new SignJWT({ provider: state.provider, redirect_to: state.redirectTo })
      .setProtectedHeader({ alg: 'HS256' })
      .setJti(state.flowId)
      .setExpirationTime(Math.floor(Date.now() / 1000) + lifetime)
      .sign(this.#key);
  }

  /** @throws HttpError 400 `bad_oauth_callback` without a state, `bad_oauth_state` with a wrong or old one */
  async read(token: string | null): Promise<OAuthState> {
    if (token === null || token === '')
      throw authError(400, 'bad_oauth_callback', 'OAuth state parameter missing');
    try {
      const { payload } = await jwtVerify(token, this.#key, { algorithms: ['HS256'] });
      const { jti, provider, redirect_to: redirectTo } = claimsSchema.parse(payload);
      return { flowId: jti, provider, redirectTo };
    } catch (error) {
      if (error instanceof errors.JOSEError) throw stateRefused();
      throw error;
    }
  }
}

/** The one answer to a state that is forged, used or too old. */
export function stateRefused(): Error {
  return authError(400, 'bad_oauth_state', 'OAuth state is invalid or has expired');
}
