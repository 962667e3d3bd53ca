import { type ApiRequest, type ApiResponse, json } from '../http.ts';
import { type AuthContext, clientDetails, requireWithin } from './context.ts';
import { inTransaction } from './database.ts';
import { authError, invalidCredentials, validationFailed } from './errors.ts';
import { redeemCode } from './one-time-tokens.ts';
import { passwordGrantSchema, pkceGrantSchema, readInput, refreshGrantSchema } from './schemas.ts';
import { findRefreshToken, refreshSession, requireNotBanned, startSession } from './sessions.ts';
import { findUserByEmail, findUserById, isPassword, normalizeEmail } from './users.ts';

async function byPassword(context: AuthContext, request: ApiRequest): Promise<ApiResponse> {
  const input = await readInput(request, passwordGrantSchema);
  const email = normalizeEmail(input.email);
  requireWithin(context, 'signIn', request.address);
  requireWithin(context, 'signInPerEmail', email);
  const user = await findUserByEmail(context.pool, email);
  const matches = await isPassword(context.pool, user?.id, input.password);
  if (user === undefined || !matches) throw invalidCredentials();
  requireNotBanned(user);
  if (user.email_confirmed_at === null)
    throw authError(400, 'email_not_confirmed', 'Email not confirmed');
  const session = await inTransaction(context.pool, (db) =>
    startSession(db, context.tokens, user, { method: 'password', client: clientDetails(request) }),
  );
  return json(200, session);
}

async function byRefreshToken(context: AuthContext, request: ApiRequest): Promise<ApiResponse> {
  const { refresh_token: token } = await readInput(request, refreshGrantSchema);
  requireWithin(context, 'refresh', request.address);
  const session = await inTransaction(context.pool, async (db) => {
    const grant = await findRefreshToken(db, token, context.config.refresh_token_reuse_interval);
    const user = await findUserById(db, grant.user_id);
    if (user === undefined) throw authError(400, 'user_not_found', 'User not found');
    requireNotBanned(user);
    return refreshSession(db, context.tokens, user, grant);
  });
  // Outside the transaction: the end of the stolen session must be committed.
  if (session === undefined) {
    throw authError(400, 'refresh_token_already_used', 'Invalid Refresh Token: Already Used');
  }
  return json(200, session);
}

async function byCode(context: AuthContext, request: ApiRequest): Promise<ApiResponse> {
  const input = await readInput(request, pkceGrantSchema);
  requireWithin(context, 'verify', request.address);
  const { userId, method } = await redeemCode(context.pool, input.auth_code, input.code_verifier);
  const session = await inTransaction(context.pool, async (db) => {
    const user = await findUserById(db, userId);
    if (user === undefined) throw authError(400, 'user_not_found', 'User not found');
    return startSession(db, context.tokens, user, {
      method,
      client: clientDetails(request),
    });
  });
  return json(200, session);
}

/** POST /token. */
export async function exchangeToken(
  context: AuthContext,
  request: ApiRequest,
): Promise<ApiResponse> {
  switch (request.query.get('grant_type')) {
    case 'password':
      return byPassword(context, request);
    case 'refresh_token':
      return byRefreshToken(context, request);
    case 'pkce':
      return byCode(context, request);
    default:
      throw validationFailed('unsupported_grant_type');
  }
}
