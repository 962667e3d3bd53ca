import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type ApiRequest, type ApiResponse, HttpError } from '../http.ts';
import { type AuthContext, requireWithin } from './context.ts';
import { inTransaction, type Queryable } from './database.ts';
import { authError, readReason, validationFailed } from './errors.ts';
import { accountOf } from './oauth-accounts.ts';
import type { OAuthProvider } from './oauth-providers.ts';
import { type OAuthState, stateRefused } from './oauth-state.ts';
import type { CodeChallenge } from './one-time-tokens.ts';
import { redirect } from './redirects.ts';
import { readChallenge } from './schemas.ts';

/** What apps may ask of the provider's page; anything else could change where it leads. */
const WISHES = ['prompt', 'login_hint', 'hd'] as const;

function requireProvider(context: AuthContext, name: string | null): OAuthProvider {
  const provider = context.providers.get(name ?? '');
  if (provider === undefined)
    throw validationFailed('Unsupported provider: provider is not enabled');
  return provider;
}

/**
 * GET /authorize: sends the browser to the provider. Only with a code challenge: it binds the sign-in to the browser
 * that began it, which a state alone does not (RFC 9700, 4.7.1).
 */
export async function authorize(context: AuthContext, request: ApiRequest): Promise<ApiResponse> {
  const { query } = request;
  const provider = requireProvider(context, query.get('provider'));
  const challenge = readChallenge({
    code_challenge: query.get('code_challenge'),
    code_challenge_method: query.get('code_challenge_method'),
  });
  if (challenge === undefined)
    throw validationFailed('PKCE flow requires a valid code_challenge and code_challenge_method');
  requireWithin(context, 'signIn', request.address);
  const state: OAuthState = {
    flowId: randomUUID(),
    provider: provider.name,
    redirectTo: context.redirects.resolve(query.get('redirect_to')),
  };
  await context.pool.query(
    "delete from auth.flow_state where authentication_method = 'oauth' and created_at < now() - interval '10 minutes'",
  );
  await context.pool.query(
    `insert into auth.flow_state (id, code_challenge, code_challenge_method, provider_type, authentication_method)
     values ($1, $2, $3, $4, 'oauth')`,
    [state.flowId, challenge.challenge, challenge.method, provider.name],
  );
  const wishes = WISHES.flatMap((name): [string, string][] => {
    const value = query.get(name);
    return value === null ? [] : [[name, value]];
  });
  const signed = await context.states.sign(state);
  return redirect(provider.authorizeUrl(signed, Object.fromEntries(wishes)));
}

const challengeSchema = z.object({
  challenge: z.string(),
  method: z.enum(['s256', 'plain']),
});

/** Uses a state up. @throws HttpError 400 `bad_oauth_state` the second time */
async function takeFlow(db: Queryable, state: OAuthState): Promise<CodeChallenge> {
  const { rows } = await db.query(
    `delete from auth.flow_state
     where id = $1 and provider_type = $2 and authentication_method = 'oauth' and auth_code is null
     returning code_challenge as challenge, code_challenge_method as method`,
    [state.flowId, state.provider],
  );
  if (rows[0] === undefined) throw stateRefused();
  return challengeSchema.parse(rows[0]);
}

/** Signs the person in. @returns the code that the app exchanges, with its verifier, for a session */
async function finish(
  context: AuthContext,
  request: ApiRequest,
  state: OAuthState,
): Promise<string> {
  requireWithin(context, 'verify', request.address);
  const challenge = await takeFlow(context.pool, state);
  const refusal = request.query.get('error');
  if (refusal !== null) throw new ProviderRefusal(refusal, request.query.get('error_description'));
  const code = request.query.get('code') ?? '';
  if (code === '') throw authError(400, 'bad_oauth_callback', 'OAuth callback with missing code');
  const provider = requireProvider(context, state.provider);
  const person = await provider.fetchPerson(code);
  return inTransaction(context.pool, async (db) => {
    const userId = await accountOf(db, provider, person, {
      mayCreate: context.config.enable_signup,
    });
    const authCode = randomUUID();
    await db.query(
      `insert into auth.flow_state (
         user_id, auth_code, auth_code_issued_at, code_challenge, code_challenge_method,
         provider_type, authentication_method
       )
       values ($1, $2, now(), $3, $4, $5, 'oauth')`,
      [userId, authCode, challenge.challenge, challenge.method, state.provider],
    );
    return authCode;
  });
}

/** The provider, or the person there, said no. */
class ProviderRefusal extends Error {
  override name = 'ProviderRefusal';
  /** One of RFC 6749, 4.1.2.1. */
  readonly error: string;
  readonly description: string;

  constructor(error: string, description: string | null) {
    super('The provider refused');
    this.error = /^[a-z_]{1,64}$/.test(error) ? error : 'server_error';
    this.description = (description ?? '').slice(0, 300);
  }
}

const ACCESS_DENIED = new Set([
  'signup_disabled',
  'user_banned',
  'provider_email_needs_verification',
]);

function explain(context: AuthContext, error: unknown): Record<string, string> {
  if (error instanceof ProviderRefusal)
    return { error: error.error, error_description: error.description };
  if (!(error instanceof HttpError)) {
    context.onError(error instanceof Error ? error : new Error(String(error)));
    return {
      error: 'server_error',
      error_code: 'unexpected_failure',
      error_description: 'Internal server error',
    };
  }
  if (error.cause !== undefined) context.onError(error);
  const { code, message } = readReason(error);
  const kind = error.status < 500 ? 'invalid_request' : 'server_error';
  return {
    error: ACCESS_DENIED.has(code) ? 'access_denied' : kind,
    error_code: code,
    error_description: message,
  };
}

/** As GoTrue does it: the reason stands in the query and, for older clients, in the fragment. */
function withReason(address: string, reason: Readonly<Record<string, string>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(reason)) url.searchParams.set(name, value);
  url.hash = new URLSearchParams({ ...reason, sb: '' }).toString();
  return url.href;
}

/**
 * GET /callback: the provider sends the browser back. It always leads to the app that began, with a code or with the
 * reason why not; to the home address when there is no telling who began.
 */
export async function callback(context: AuthContext, request: ApiRequest): Promise<ApiResponse> {
  let redirectTo = context.siteUrl;
  try {
    const state = await context.states.read(request.query.get('state'));
    ({ redirectTo } = state);
    const url = new URL(redirectTo);
    url.searchParams.set('code', await finish(context, request, state));
    return redirect(url.href);
  } catch (error) {
    return redirect(withReason(redirectTo, explain(context, error)));
  }
}
