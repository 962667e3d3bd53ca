import type pg from 'pg';
import { type ApiRequest, type ApiResponse, HttpError, json } from '../http.ts';
import { type AuthContext, clientDetails, requireWithin } from './context.ts';
import { inTransaction } from './database.ts';
import { readReason, validationFailed } from './errors.ts';
import { upsertEmailIdentity } from './identities.ts';
import {
  type ConsumedToken,
  consumeToken,
  isPkce,
  issueCode,
  tokenRefused,
  type TokenType,
} from './one-time-tokens.ts';
import { redirect, withFragment } from './redirects.ts';
import { readInput, verifySchema } from './schemas.ts';
import { type AuthMethod, type SessionAnswer, startSession } from './sessions.ts';
import { lockUser, normalizeEmail, updateUser, type User } from './users.ts';

const TOKEN_TYPES: Readonly<Record<string, readonly TokenType[]>> = {
  signup: ['confirmation_token'],
  invite: ['confirmation_token'],
  magiclink: ['recovery_token', 'confirmation_token'],
  recovery: ['recovery_token'],
  email: ['confirmation_token', 'recovery_token'],
  email_change: ['email_change_token_new', 'email_change_token_current'],
};

const HALF_WAY =
  'Confirmation link accepted. Please proceed to confirm link sent to the other email';

type Outcome =
  | { readonly kind: 'session'; readonly session: SessionAnswer }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'half-way' };

/** Applies a confirmed change of address. @returns `false` while the other mailbox has yet to agree */
async function changeEmail(
  context: AuthContext,
  db: pg.PoolClient,
  user: User,
  token: ConsumedToken,
): Promise<boolean> {
  const isFirst = user.email_change_confirm_status === 0;
  if (context.config.email.double_confirm_changes && isFirst) {
    await updateUser(db, user.id, {
      emailChangeStatus: token.token_type === 'email_change_token_new' ? 1 : 2,
    });
    return false;
  }
  const email = normalizeEmail(user.email_change);
  await updateUser(db, user.id, {
    email,
    pendingEmail: '',
    emailChangeStatus: 0,
    confirmEmail: true,
  });
  await upsertEmailIdentity(db, { userId: user.id, email, isVerified: true });
  await db.query('delete from auth.one_time_tokens where user_id = $1', [user.id]);
  return true;
}

async function confirm(db: pg.PoolClient, user: User): Promise<void> {
  await updateUser(db, user.id, { confirmEmail: true });
  await upsertEmailIdentity(db, { userId: user.id, email: user.email ?? '', isVerified: true });
}

function methodOf(type: string): AuthMethod {
  return type === 'recovery' || type === 'invite' ? type : 'otp';
}

async function verify(
  context: AuthContext,
  request: ApiRequest,
  attempt: {
    readonly type: string;
    readonly proof: Parameters<typeof consumeToken>[2];
    readonly wantsCode: boolean;
  },
): Promise<Outcome> {
  const { type, proof, wantsCode } = attempt;
  requireWithin(context, 'verify', request.address);
  if ('email' in proof) requireWithin(context, 'signInPerEmail', proof.email);
  const types = TOKEN_TYPES[type];
  if (types === undefined) throw validationFailed('Verify requires a verification type');
  return inTransaction(context.pool, async (db) => {
    const token = await consumeToken(db, types, proof, context.config.email.otp_expiry);
    const user = await lockUser(db, token.user_id);
    if (user === undefined) throw tokenRefused();
    if (type === 'email_change') {
      if (!(await changeEmail(context, db, user, token))) return { kind: 'half-way' };
    } else {
      await confirm(db, user);
    }
    if (wantsCode) return { kind: 'code', code: await issueCode(db, user.id) };
    const current = await lockUser(db, user.id);
    if (current === undefined) throw tokenRefused();
    const session = await startSession(db, context.tokens, current, {
      method: methodOf(type),
      client: clientDetails(request),
    });
    return { kind: 'session', session };
  });
}

/** POST /verify: a code somebody typed, or the hash of a link that the app itself received. */
export async function verifyByPost(
  context: AuthContext,
  request: ApiRequest,
): Promise<ApiResponse> {
  const input = await readInput(request, verifySchema);
  const hash = input.token_hash ?? '';
  if (hash === '' && ((input.email ?? '') === '' || (input.token ?? '') === '')) {
    throw validationFailed('Verify requires a token and an email, or a token hash');
  }
  const proof =
    hash === '' ? { email: normalizeEmail(input.email), otp: input.token ?? '' } : { hash };
  const outcome = await verify(context, request, { type: input.type, proof, wantsCode: false });
  return outcome.kind === 'session'
    ? json(200, outcome.session)
    : json(200, { msg: HALF_WAY, code: '200' });
}

/** GET /verify: a link in a mail was opened. It always leads to an app, with tokens or with the reason why not. */
export async function verifyByLink(
  context: AuthContext,
  request: ApiRequest,
): Promise<ApiResponse> {
  const home = context.redirects.resolve(request.query.get('redirect_to'));
  const type = request.query.get('type') ?? '';
  const hash = request.query.get('token') ?? request.query.get('token_hash') ?? '';
  try {
    const outcome = await verify(context, request, {
      type,
      proof: { hash },
      wantsCode: isPkce(hash),
    });
    if (outcome.kind === 'half-way') return redirect(withFragment(home, { message: HALF_WAY }));
    if (outcome.kind === 'code') {
      const url = new URL(home);
      url.searchParams.set('code', outcome.code);
      return redirect(url.href);
    }
    const { session } = outcome;
    return redirect(
      withFragment(home, {
        access_token: session.access_token,
        expires_at: String(session.expires_at),
        expires_in: String(session.expires_in),
        refresh_token: session.refresh_token,
        token_type: session.token_type,
        type,
      }),
    );
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    const reason = readReason(error);
    return redirect(
      withFragment(home, {
        error: 'access_denied',
        error_code: reason.code,
        error_description: reason.message,
      }),
    );
  }
}
