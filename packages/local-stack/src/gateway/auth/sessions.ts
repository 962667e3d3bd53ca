import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { z } from 'zod';
import type { Queryable } from './database.ts';
import { authError } from './errors.ts';
import { publicUser } from './public-user.ts';
import { updateUser, type User } from './users.ts';

export interface TokenSettings {
  readonly jwtSecret: string;
  /** Lifetime of an access token in seconds. */
  readonly lifetime: number;
  /** The `iss` claim: the public address of the Auth API. */
  readonly issuer: string;
}

/** How somebody proved who they are, as the `amr` claim says it (RFC 8176). */
export type AuthMethod = 'password' | 'otp' | 'recovery' | 'invite' | 'oauth' | 'token_refresh';

/** The session object clients keep. */
export interface SessionAnswer {
  readonly access_token: string;
  readonly token_type: 'bearer';
  readonly expires_in: number;
  readonly expires_at: number;
  readonly refresh_token: string;
  readonly user: Record<string, unknown>;
}

export interface ClientDetails {
  readonly address: string;
  readonly userAgent: string;
}

async function signAccessToken(
  settings: TokenSettings,
  user: User,
  session: { readonly id: string; readonly method: AuthMethod; readonly since: number },
): Promise<{ token: string; expiresAt: number }> {
  const now = Math.floor(Date.now() / 1000);
  const expiresAt = now + settings.lifetime;
  const token = await new SignJWT({
    email: user.email ?? '',
    phone: '',
    app_metadata: user.raw_app_meta_data ?? {},
    user_metadata: user.raw_user_meta_data ?? {},
    role: user.role ?? 'authenticated',
    aal: 'aal1',
    amr: [{ method: session.method, timestamp: session.since }],
    session_id: session.id,
    is_anonymous: false,
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(settings.issuer)
    .setSubject(user.id)
    .setAudience(user.aud ?? 'authenticated')
    .setIssuedAt(now)
    .setExpirationTime(expiresAt)
    .sign(createSecretKey(Buffer.from(settings.jwtSecret)));
  return { token, expiresAt };
}

async function answer(
  settings: TokenSettings,
  user: User,
  refreshToken: string,
  session: { readonly id: string; readonly method: AuthMethod; readonly since: number },
): Promise<SessionAnswer> {
  const { token, expiresAt } = await signAccessToken(settings, user, session);
  return {
    access_token: token,
    token_type: 'bearer',
    expires_in: settings.lifetime,
    expires_at: expiresAt,
    refresh_token: refreshToken,
    user: publicUser(user),
  };
}

async function insertRefreshToken(
  db: Queryable,
  userId: string,
  sessionId: string,
  parent: string | null,
): Promise<string> {
  const token = randomBytes(16).toString('base64url');
  await db.query(
    `insert into auth.refresh_tokens (token, user_id, revoked, created_at, updated_at, parent, session_id)
     values ($1, $2, false, now(), now(), $3, $4)`,
    [token, userId, parent, sessionId],
  );
  return token;
}

/** @throws HttpError 400 `user_banned` */
export function requireNotBanned(user: User): void {
  if (user.banned_until !== null && user.banned_until.getTime() > Date.now()) {
    throw authError(400, 'user_banned', 'User is banned');
  }
}

/** Signs a user in: a new session with its first pair of tokens. @throws HttpError 400 `user_banned` */
export async function startSession(
  db: Queryable,
  settings: TokenSettings,
  user: User,
  { method, client }: { readonly method: AuthMethod; readonly client: ClientDetails },
): Promise<SessionAnswer> {
  requireNotBanned(user);
  const id = randomUUID();
  await db.query(
    `insert into auth.sessions (id, user_id, created_at, updated_at, aal, user_agent, ip, tag)
     values ($1, $2, now(), now(), 'aal1', $3, $4, $5)`,
    [id, user.id, client.userAgent, client.address, method],
  );
  await updateUser(db, user.id, { signedIn: true });
  const refreshToken = await insertRefreshToken(db, user.id, id, null);
  const since = Math.floor(Date.now() / 1000);
  const current = { ...user, last_sign_in_at: new Date() };
  return answer(settings, current, refreshToken, { id, method, since });
}

const storedTokenSchema = z.object({
  user_id: z.string(),
  session_id: z.string(),
  is_revoked: z.boolean(),
  is_recent: z.boolean(),
  method: z.enum(['password', 'otp', 'recovery', 'invite', 'oauth', 'token_refresh']).catch('otp'),
  since: z.number(),
});

/** A refresh token that is good for one new pair of tokens. */
export type RefreshGrant = z.infer<typeof storedTokenSchema> & { readonly token: string };

function refreshRefused(): Error {
  return authError(
    400,
    'refresh_token_not_found',
    'Invalid Refresh Token: Refresh Token Not Found',
  );
}

/**
 * Looks a refresh token up and locks its session, so that two uses of it take turns.
 *
 * @param reuseInterval seconds during which a used token is forgiven: two tabs may send it at once
 * @throws HttpError 400 when it does not exist
 */
export async function findRefreshToken(
  db: Queryable,
  token: string,
  reuseInterval: number,
): Promise<RefreshGrant> {
  const locked = await db.query(
    `select s.id from auth.sessions s
     where s.id = (select r.session_id from auth.refresh_tokens r where r.token = $1)
     for update`,
    [token],
  );
  if (locked.rows.length === 0) throw refreshRefused();
  const { rows } = await db.query(
    `select
       r.user_id, r.session_id, coalesce(r.revoked, false) as is_revoked,
       r.updated_at > now() - make_interval(secs => $2) as is_recent,
       s.tag as method, extract(epoch from s.created_at)::int as since
     from auth.refresh_tokens r
     join auth.sessions s on s.id = r.session_id
     where r.token = $1`,
    [token, reuseInterval],
  );
  if (rows[0] === undefined) throw refreshRefused();
  return { token, ...storedTokenSchema.parse(rows[0]) };
}

/**
 * Decides what a used refresh token means. The parent of the current one may come again, since its answer
 * can get lost on the way; an older one has been stolen or its copy has, so the session ends (RFC 9700, 4.14.2).
 *
 * @returns the current token of the session, or `undefined` when the session must end
 */
async function forgive(db: Queryable, grant: RefreshGrant): Promise<string | undefined> {
  const { rows } = await db.query<{ token: string; parent: string | null }>(
    `select token, parent from auth.refresh_tokens
     where session_id = $1 and not revoked order by id desc limit 1`,
    [grant.session_id],
  );
  const [current] = rows;
  if (current === undefined) return undefined;
  return grant.is_recent || current.parent === grant.token ? current.token : undefined;
}

/**
 * Exchanges a refresh token for a new pair of tokens.
 *
 * @returns `undefined` when the token was used before and the whole session is now ended
 */
export async function refreshSession(
  db: Queryable,
  settings: TokenSettings,
  user: User,
  grant: RefreshGrant,
): Promise<SessionAnswer | undefined> {
  const session = { id: grant.session_id, method: grant.method, since: grant.since };
  if (grant.is_revoked) {
    const current = await forgive(db, grant);
    if (current !== undefined) return answer(settings, user, current, session);
    await endSession(db, grant.session_id);
    return undefined;
  }
  await db.query(
    'update auth.refresh_tokens set revoked = true, updated_at = now() where token = $1',
    [grant.token],
  );
  await db.query(
    'update auth.sessions set refreshed_at = now(), updated_at = now() where id = $1',
    [grant.session_id],
  );
  const next = await insertRefreshToken(db, user.id, grant.session_id, grant.token);
  return answer(settings, user, next, session);
}

export async function hasSession(db: Queryable, sessionId: string): Promise<boolean> {
  const { rowCount } = await db.query('select from auth.sessions where id = $1', [sessionId]);
  return rowCount === 1;
}

export async function endSession(db: Queryable, sessionId: string): Promise<void> {
  await db.query('delete from auth.sessions where id = $1', [sessionId]);
}

/** Ends every session of a user, or every one but `keep`. */
export async function endSessions(db: Queryable, userId: string, keep?: string): Promise<void> {
  await db.query('delete from auth.sessions where user_id = $1 and id is distinct from $2', [
    userId,
    keep ?? null,
  ]);
}
