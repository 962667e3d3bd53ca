import type { JWTPayload } from 'jose';
import type pg from 'pg';
import { bearerToken, type CallerResolver } from '../caller.ts';
import type { MailKind, ProjectConfig } from '../config.ts';
import { type ApiRequest, HttpError } from '../http.ts';
import type { RateLimit, RateLimiter } from '../rate-limit.ts';
import type { Queryable } from './database.ts';
import { authError } from './errors.ts';
import type { Mailer } from './mailer.ts';
import type { OAuthProviders } from './oauth-providers.ts';
import type { OAuthStates } from './oauth-state.ts';
import {
  type CodeChallenge,
  type IssuedToken,
  issueToken,
  startFlow,
  type TokenType,
} from './one-time-tokens.ts';
import type { Redirects } from './redirects.ts';
import { type ClientDetails, hasSession, type TokenSettings } from './sessions.ts';
import { findUserById, type User } from './users.ts';

/** The kinds of request that are counted, each per address and some per e-mail. */
export interface AuthLimits {
  readonly signIn: RateLimit;
  /** Per e-mail address that is signed in to. */
  readonly signInPerEmail: RateLimit;
  readonly refresh: RateLimit;
  readonly verify: RateLimit;
  /** Mails asked for by one network address. */
  readonly mail: RateLimit;
  /** Mails to one e-mail address. */
  readonly mailPerEmail: RateLimit;
}

/** What the handlers of the Auth API work with. */
export interface AuthContext {
  /** Connections of the role `supabase_auth_admin`. */
  readonly pool: pg.Pool;
  readonly config: ProjectConfig['auth'];
  readonly tokens: TokenSettings;
  readonly callers: CallerResolver;
  readonly redirects: Redirects;
  readonly mailer: Mailer;
  /** Who else people can sign in with; empty until one is configured. */
  readonly providers: OAuthProviders;
  readonly states: OAuthStates;
  /** Told of failures whose answer is a redirect. */
  readonly onError: (error: Error) => void;
  readonly limiter: RateLimiter;
  readonly limits: AuthLimits;
  /** The address of this API as mails and clients know it, without a slash at the end. */
  readonly url: string;
  readonly siteUrl: string;
}

/** @throws HttpError 429 with `Retry-After` when the limit is used up */
export function requireWithin(context: AuthContext, kind: keyof AuthLimits, key: string): void {
  const wait = context.limiter.take(`${kind}:${key}`, context.limits[kind]);
  if (wait === 0) return;
  const isMail = kind === 'mail' || kind === 'mailPerEmail';
  throw new HttpError(
    429,
    {
      code: 429,
      error_code: isMail ? 'over_email_send_rate_limit' : 'over_request_rate_limit',
      msg: `For security purposes, you can only request this after ${wait} seconds.`,
    },
    { 'retry-after': String(wait) },
  );
}

export function clientDetails(request: ApiRequest): ClientDetails {
  return {
    address: request.address,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 255),
  };
}

export interface SignedIn {
  readonly user: User;
  readonly sessionId: string;
  readonly claims: JWTPayload;
}

/**
 * The signed-in user of a request, whose session must still exist.
 *
 * @throws HttpError 401 `no_authorization`, 403 `bad_jwt`, `session_not_found`, `user_not_found`
 */
export async function requireUser(context: AuthContext, request: ApiRequest): Promise<SignedIn> {
  const token = bearerToken(request);
  if (token === undefined || context.callers.keyRole(token) !== undefined) {
    throw authError(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
  }
  let claims: JWTPayload;
  try {
    claims = await context.callers.verify(token);
  } catch (error) {
    if (error instanceof HttpError)
      throw authError(403, 'bad_jwt', 'invalid JWT: unable to parse or verify signature');
    throw error;
  }
  const sessionId = claims['session_id'];
  if (typeof sessionId !== 'string' || !(await hasSession(context.pool, sessionId))) {
    throw authError(
      403,
      'session_not_found',
      'Session from session_id claim in JWT does not exist',
    );
  }
  const user = await findUserById(context.pool, claims.sub ?? '');
  if (user === undefined)
    throw authError(403, 'user_not_found', 'User from sub claim in JWT does not exist');
  return { user, sessionId, claims };
}

/** What a link in a mail asks the Auth API to verify. */
export type LinkType = 'signup' | 'invite' | 'magiclink' | 'recovery' | 'email_change';

export interface TokenMail {
  readonly user: User;
  readonly kind: MailKind;
  readonly linkType: LinkType;
  readonly tokenType: TokenType;
  /** Whom the mail goes to; the token is bound to this address. */
  readonly email: string;
  readonly redirectTo: string;
  readonly challenge: CodeChallenge | undefined;
}

/** The address that proves, when it is opened, that somebody reads the mail. */
function verifyUrl(context: AuthContext, type: LinkType, hash: string, redirectTo: string): string {
  const url = new URL(`${context.url}/verify`);
  url.search = new URLSearchParams({ token: hash, type, redirect_to: redirectTo }).toString();
  return url.href;
}

/** Makes a token, and the link that carries it. */
export async function issueLink(
  context: AuthContext,
  db: Queryable,
  mail: Omit<TokenMail, 'kind'>,
): Promise<IssuedToken & { readonly url: string }> {
  const token = await issueToken(db, {
    userId: mail.user.id,
    type: mail.tokenType,
    email: mail.email,
    length: context.config.email.otp_length,
    isPkce: mail.challenge !== undefined,
  });
  if (mail.challenge !== undefined) await startFlow(db, mail.user.id, mail.challenge);
  return { ...token, url: verifyUrl(context, mail.linkType, token.hash, mail.redirectTo) };
}

/** Makes a token; the function that is returned sends its mail, once the transaction has committed. */
export async function prepareMail(
  context: AuthContext,
  db: Queryable,
  mail: TokenMail,
): Promise<() => void> {
  const link = await issueLink(context, db, mail);
  return () =>
    context.mailer.send(mail.kind, mail.email, {
      email: mail.user.email ?? mail.email,
      ...(mail.kind === 'email_change' ? { newEmail: mail.user.email_change ?? '' } : {}),
      confirmationUrl: link.url,
      otp: link.otp,
      tokenHash: link.hash,
      siteUrl: context.siteUrl,
      data: mail.user.raw_user_meta_data ?? {},
    });
}
