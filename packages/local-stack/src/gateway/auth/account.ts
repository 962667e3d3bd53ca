import { type ApiRequest, type ApiResponse, json } from '../http.ts';
import { type AuthContext, requireUser, requireWithin } from './context.ts';
import { inTransaction } from './database.ts';
import { authError, validationFailed } from './errors.ts';
import { publicUser } from './public-user.ts';
import { readChallenge, readInput, requirePassword, updateUserSchema } from './schemas.ts';
import { endSession, endSessions } from './sessions.ts';
import { sendEmailChange } from './sign-up.ts';
import { findUserByEmail, findUserById, isPassword, normalizeEmail, updateUser } from './users.ts';

/** GET /user. */
export async function getUser(context: AuthContext, request: ApiRequest): Promise<ApiResponse> {
  const { user } = await requireUser(context, request);
  return json(200, publicUser(user));
}

/** PUT /user: metadata, password, and a new address that takes effect once it is confirmed. */
export async function putUser(context: AuthContext, request: ApiRequest): Promise<ApiResponse> {
  const { user, sessionId } = await requireUser(context, request);
  const input = await readInput(request, updateUserSchema);
  const email =
    input.email === null || input.email === undefined ? user.email : normalizeEmail(input.email);
  const isNewEmail = email !== null && email !== user.email;
  const challenge = readChallenge(input);
  const password = input.password ?? undefined;
  if (password !== undefined) {
    requirePassword(password, context.config.minimum_password_length);
    if (await isPassword(context.pool, user.id, password)) {
      throw authError(
        422,
        'same_password',
        'New password should be different from the old password.',
      );
    }
  }
  if (isNewEmail) {
    requireWithin(context, 'mail', request.address);
    requireWithin(context, 'mailPerEmail', email);
    if ((await findUserByEmail(context.pool, email)) !== undefined) {
      throw authError(
        422,
        'email_exists',
        'A user with this email address has already been registered',
      );
    }
  }
  await inTransaction(context.pool, async (db) => {
    await updateUser(db, user.id, {
      ...(password === undefined ? {} : { password }),
      ...(input.data === null || input.data === undefined ? {} : { userMetadata: input.data }),
      ...(isNewEmail ? { pendingEmail: email, emailChangeStatus: 0 } : {}),
    });
    // Whoever knew the old password is signed out.
    if (password !== undefined) await endSessions(db, user.id, sessionId);
  });
  const updated = await findUserById(context.pool, user.id);
  if (updated === undefined)
    throw authError(403, 'user_not_found', 'User from sub claim in JWT does not exist');
  if (isNewEmail) {
    await sendEmailChange(
      context,
      updated,
      context.redirects.resolve(request.query.get('redirect_to')),
      challenge,
    );
  }
  return json(200, publicUser(updated));
}

/** POST /logout: this session, the others, or all. */
export async function signOut(context: AuthContext, request: ApiRequest): Promise<ApiResponse> {
  const { user, sessionId } = await requireUser(context, request);
  switch (request.query.get('scope') ?? 'global') {
    case 'local':
      await endSession(context.pool, sessionId);
      break;
    case 'others':
      await endSessions(context.pool, user.id, sessionId);
      break;
    case 'global':
      await endSessions(context.pool, user.id);
      break;
    default:
      throw validationFailed('Unsupported logout scope');
  }
  return { status: 204 };
}
