import { createHash, randomInt, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Queryable } from './database.ts';
import { authError } from './errors.ts';

/** What a token stored in `auth.one_time_tokens` is good for. */
export type TokenType =
  | 'confirmation_token'
  | 'recovery_token'
  | 'email_change_token_new'
  | 'email_change_token_current';

export interface IssuedToken {
  /** The digits a person can type. */
  readonly otp: string;
  /** What a link carries; alone it says nothing about the digits' address. */
  readonly hash: string;
}

const PKCE_PREFIX = 'pkce_';

function hashOf(email: string, otp: string): string {
  return createHash('sha224').update(email).update(otp).digest('hex');
}

/** Whether a link was asked for by a client that will exchange a code (RFC 7636). */
export function isPkce(hash: string): boolean {
  return hash.startsWith(PKCE_PREFIX);
}

/** Makes a token for a user; an older one of the same kind stops working. */
export async function issueToken(
  db: Queryable,
  token: {
    readonly userId: string;
    readonly type: TokenType;
    /** The address the mail goes to. */
    readonly email: string;
    readonly length: number;
    readonly isPkce: boolean;
  },
): Promise<IssuedToken> {
  const otp = String(randomInt(10 ** token.length)).padStart(token.length, '0');
  const plain = hashOf(token.email, otp);
  const hash = token.isPkce ? `${PKCE_PREFIX}${plain}` : plain;
  await db.query(
    `insert into auth.one_time_tokens (user_id, token_type, token_hash, relates_to)
     values ($1, $2, $3, $4)
     on conflict (user_id, token_type) do update
     set token_hash = excluded.token_hash, relates_to = excluded.relates_to, created_at = now(), updated_at = now()`,
    [token.userId, token.type, hash, token.email],
  );
  return { otp, hash };
}

const consumedSchema = z.object({
  user_id: z.string(),
  token_type: z.enum([
    'confirmation_token',
    'recovery_token',
    'email_change_token_new',
    'email_change_token_current',
  ]),
  relates_to: z.string(),
});

export type ConsumedToken = z.infer<typeof consumedSchema>;

/** The one answer to a token that is wrong, used or too old. */
export function tokenRefused(): Error {
  return authError(403, 'otp_expired', 'Email link is invalid or has expired');
}

/**
 * Takes a token out of the database. A second use finds nothing.
 *
 * @param proof the hash from a link, or the address and digits somebody typed
 * @param lifetime in seconds
 * @throws HttpError 403 `otp_expired`
 */
export async function consumeToken(
  db: Queryable,
  types: readonly TokenType[],
  proof: { readonly hash: string } | { readonly email: string; readonly otp: string },
  lifetime: number,
): Promise<ConsumedToken> {
  const plain = 'hash' in proof ? proof.hash : hashOf(proof.email, proof.otp);
  const hashes = 'hash' in proof ? [plain] : [plain, `${PKCE_PREFIX}${plain}`];
  const { rows } = await db.query(
    `delete from auth.one_time_tokens
     where token_hash = any ($1) and token_type = any ($2) and created_at > localtimestamp - make_interval(secs => $3)
     returning user_id, token_type, relates_to`,
    [hashes, types, lifetime],
  );
  if (rows[0] === undefined) throw tokenRefused();
  return consumedSchema.parse(rows[0]);
}

export interface CodeChallenge {
  readonly challenge: string;
  readonly method: 's256' | 'plain';
}

/** Remembers the challenge a client sent when it asked for a mail. */
export async function startFlow(
  db: Queryable,
  userId: string,
  challenge: CodeChallenge,
): Promise<void> {
  await db.query('delete from auth.flow_state where user_id = $1 and auth_code_issued_at is null', [
    userId,
  ]);
  await db.query(
    `insert into auth.flow_state (user_id, code_challenge, code_challenge_method, provider_type, authentication_method)
     values ($1, $2, $3, 'email', 'email')`,
    [userId, challenge.challenge, challenge.method],
  );
}

/** Gives the code that, with the client's verifier, becomes a session. @throws HttpError 403 */
export async function issueCode(db: Queryable, userId: string): Promise<string> {
  const code = randomUUID();
  const { rowCount } = await db.query(
    `update auth.flow_state set auth_code = $2, auth_code_issued_at = now(), updated_at = now()
     where id = (
       select id from auth.flow_state
       where user_id = $1 and auth_code_issued_at is null order by created_at desc limit 1
     )`,
    [userId, code],
  );
  if (rowCount !== 1) throw tokenRefused();
  return code;
}

const flowSchema = z.object({
  user_id: z.string(),
  code_challenge: z.string(),
  code_challenge_method: z.enum(['s256', 'plain']),
  authentication_method: z.enum(['email', 'oauth']),
});

/**
 * Exchanges a code, once and within five minutes, for the user it was given for and how they had signed in.
 *
 * @throws HttpError 404 `flow_state_not_found`, 400 `bad_code_verifier`
 */
export async function redeemCode(
  db: Queryable,
  code: string,
  verifier: string,
): Promise<{ readonly userId: string; readonly method: 'otp' | 'oauth' }> {
  const { rows } = await db.query(
    `delete from auth.flow_state
     where auth_code = $1 and auth_code_issued_at > now() - interval '5 minutes'
     returning user_id, code_challenge, code_challenge_method, authentication_method`,
    [code],
  );
  if (rows[0] === undefined) {
    throw authError(404, 'flow_state_not_found', 'invalid flow state, no valid flow state found');
  }
  const flow = flowSchema.parse(rows[0]);
  const given =
    flow.code_challenge_method === 'plain'
      ? verifier
      : createHash('sha256').update(verifier).digest('base64url');
  if (given !== flow.code_challenge) {
    throw authError(
      400,
      'bad_code_verifier',
      'code challenge does not match previously saved code verifier',
    );
  }
  return {
    userId: flow.user_id,
    method: flow.authentication_method === 'oauth' ? 'oauth' : 'otp',
  };
}
