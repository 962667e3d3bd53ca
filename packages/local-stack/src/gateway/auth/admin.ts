import { bearerToken } from '../caller.ts';
import { type ApiRequest, type ApiResponse, json } from '../http.ts';
import { type AuthContext, issueLink, type LinkType, prepareMail } from './context.ts';
import { inTransaction } from './database.ts';
import { authError, userNotFound, validationFailed } from './errors.ts';
import { upsertEmailIdentity } from './identities.ts';
import type { TokenType } from './one-time-tokens.ts';
import { publicUser } from './public-user.ts';
import {
  adminUserSchema,
  deleteSchema,
  generateLinkSchema,
  inviteSchema,
  readInput,
  requirePassword,
} from './schemas.ts';
import { endSessions } from './sessions.ts';
import {
  deleteUser,
  findUserByEmail,
  findUserById,
  insertUser,
  listUsers,
  normalizeEmail,
  updateUser,
  type User,
} from './users.ts';

/** @throws HttpError 401 without a token, 403 `not_admin` without the rights of the secret key */
export async function requireAdmin(context: AuthContext, request: ApiRequest): Promise<void> {
  const token = bearerToken(request);
  if (token === undefined)
    throw authError(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
  const keyRole = context.callers.keyRole(token);
  const role = keyRole ?? (await context.callers.verify(token))['role'];
  if (role !== 'service_role') throw authError(403, 'not_admin', 'User not allowed');
}

const SPAN_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** Reads a duration such as `24h` or `1h30m`; `none` lifts a ban. @throws HttpError 400 */
function banEnd(duration: string | null | undefined): Date | null | undefined {
  if (duration === null || duration === undefined) return undefined;
  if (duration === 'none') return null;
  if (!/^(\d+[smh])+$/.test(duration))
    throw validationFailed('invalid format for ban duration: use for example 24h');
  const seconds = [...duration.matchAll(/(\d+)([smh])/g)].reduce(
    (sum, [, count, unit = 's']) => sum + Number(count) * (SPAN_SECONDS[unit] ?? 0),
    0,
  );
  return new Date(Math.min(Date.now() + seconds * 1000, Date.UTC(9999, 0)));
}

async function requireExisting(context: AuthContext, id: string): Promise<User> {
  const user = await findUserById(context.pool, id);
  if (user === undefined) throw userNotFound();
  return user;
}

/** POST /admin/users. */
export async function createUser(context: AuthContext, request: ApiRequest): Promise<ApiResponse> {
  const input = await readInput(request, adminUserSchema);
  const password = input.password ?? undefined;
  if (password !== undefined) requirePassword(password, context.config.minimum_password_length);
  const bannedUntil = banEnd(input.ban_duration);
  const user = await inTransaction(context.pool, async (db) => {
    const created = await insertUser(db, {
      ...(input.id === null || input.id === undefined ? {} : { id: input.id }),
      email: normalizeEmail(input.email),
      password,
      isConfirmed: input.email_confirm === true,
      isInvited: false,
      userMetadata: input.user_metadata ?? {},
      appMetadata: input.app_metadata ?? {},
    });
    if (bannedUntil !== undefined) await updateUser(db, created.id, { bannedUntil });
    return created;
  });
  return json(200, publicUser(await requireExisting(context, user.id)));
}

function positive(text: string | null, fallback: number, max: number): number {
  const value = Number(text ?? '');
  return Number.isInteger(value) && value > 0 ? Math.min(value, max) : fallback;
}

/** GET /admin/users. */
export async function getUsers(context: AuthContext, request: ApiRequest): Promise<ApiResponse> {
  const page = positive(request.query.get('page'), 1, 1_000_000);
  const perPage = positive(request.query.get('per_page'), 50, 1000);
  const { users, total } = await listUsers(context.pool, page, perPage);
  const last = Math.max(1, Math.ceil(total / perPage));
  const link = (target: number, rel: string): string =>
    `</admin/users?page=${target}&per_page=${perPage}>; rel="${rel}"`;
  const links = [...(page < last ? [link(page + 1, 'next')] : []), link(last, 'last')];
  return json(
    200,
    { users: users.map(publicUser), aud: 'authenticated' },
    { 'x-total-count': String(total), link: links.join(', ') },
  );
}

/** GET /admin/users/:id. */
export async function getUserById(
  context: AuthContext,
  _request: ApiRequest,
  id: string,
): Promise<ApiResponse> {
  return json(200, publicUser(await requireExisting(context, id)));
}

/** PUT /admin/users/:id. */
export async function putUserById(
  context: AuthContext,
  request: ApiRequest,
  id: string,
): Promise<ApiResponse> {
  const user = await requireExisting(context, id);
  const input = await readInput(request, adminUserSchema);
  const password = input.password ?? undefined;
  if (password !== undefined) requirePassword(password, context.config.minimum_password_length);
  const email =
    input.email === null || input.email === undefined ? undefined : normalizeEmail(input.email);
  const bannedUntil = banEnd(input.ban_duration);
  await inTransaction(context.pool, async (db) => {
    await updateUser(db, id, {
      ...(email === undefined ? {} : { email }),
      ...(password === undefined ? {} : { password }),
      ...(input.email_confirm === true ? { confirmEmail: true } : {}),
      ...(input.user_metadata ? { userMetadata: input.user_metadata } : {}),
      ...(input.app_metadata ? { appMetadata: input.app_metadata } : {}),
      ...(input.role ? { role: input.role } : {}),
      ...(bannedUntil === undefined ? {} : { bannedUntil }),
    });
    if (email !== undefined || input.email_confirm === true) {
      await upsertEmailIdentity(db, {
        userId: id,
        email: email ?? user.email ?? '',
        isVerified: true,
      });
    }
    // A ban or a password set by somebody else must not leave old sessions alive.
    if (password !== undefined || (bannedUntil !== undefined && bannedUntil !== null))
      await endSessions(db, id);
  });
  return json(200, publicUser(await requireExisting(context, id)));
}

/** DELETE /admin/users/:id. */
export async function deleteUserById(
  context: AuthContext,
  request: ApiRequest,
  id: string,
): Promise<ApiResponse> {
  const input = await readInput(request, deleteSchema);
  if (input.should_soft_delete === true)
    throw validationFailed('should_soft_delete: is not supported here');
  await requireExisting(context, id);
  await deleteUser(context.pool, id);
  return json(200, {});
}

/** POST /invite. */
export async function inviteUser(context: AuthContext, request: ApiRequest): Promise<ApiResponse> {
  const input = await readInput(request, inviteSchema);
  const email = normalizeEmail(input.email);
  const existing = await findUserByEmail(context.pool, email);
  if (existing !== undefined && existing.email_confirmed_at !== null) {
    throw authError(
      422,
      'email_exists',
      'A user with this email address has already been registered',
    );
  }
  const { user, send } = await inTransaction(context.pool, async (db) => {
    const invited = existing ?? (await insertUser(db, invitedUser(email, input.data ?? {})));
    const mail = await prepareMail(context, db, {
      user: invited,
      kind: 'invite',
      linkType: 'invite',
      tokenType: 'confirmation_token',
      email,
      redirectTo: context.redirects.resolve(request.query.get('redirect_to')),
      challenge: undefined,
    });
    return { user: invited, send: mail };
  });
  send();
  return json(200, publicUser(user));
}

function invitedUser(
  email: string,
  userMetadata: Readonly<Record<string, unknown>>,
): Parameters<typeof insertUser>[1] {
  return {
    email,
    password: undefined,
    isConfirmed: false,
    isInvited: true,
    userMetadata,
    appMetadata: {},
  };
}

const LINKS: Readonly<Record<string, { readonly link: LinkType; readonly token: TokenType }>> = {
  signup: { link: 'signup', token: 'confirmation_token' },
  invite: { link: 'invite', token: 'confirmation_token' },
  magiclink: { link: 'magiclink', token: 'recovery_token' },
  recovery: { link: 'recovery', token: 'recovery_token' },
  email_change_current: { link: 'email_change', token: 'email_change_token_current' },
  email_change_new: { link: 'email_change', token: 'email_change_token_new' },
};

/** POST /admin/generate_link: the link a mail would carry, for whoever sends their own. */
export async function generateLink(
  context: AuthContext,
  request: ApiRequest,
): Promise<ApiResponse> {
  const input = await readInput(request, generateLinkSchema);
  const email = normalizeEmail(input.email);
  const plan = LINKS[input.type];
  if (plan === undefined) throw validationFailed('type: is not valid');
  const redirectTo = context.redirects.resolve(
    input.redirect_to ?? request.query.get('redirect_to'),
  );
  const isChange = plan.link === 'email_change';
  const newEmail = isChange ? normalizeEmail(input.new_email) : undefined;
  const existing = await findUserByEmail(context.pool, email);
  const isNew = input.type === 'signup' || input.type === 'invite';
  if (existing === undefined && !isNew) throw userNotFound();
  if (existing !== undefined && existing.email_confirmed_at !== null && isNew) {
    throw authError(
      422,
      'email_exists',
      'A user with this email address has already been registered',
    );
  }
  const password =
    input.type === 'signup'
      ? requirePassword(input.password ?? '', context.config.minimum_password_length)
      : undefined;
  return inTransaction(context.pool, async (db) => {
    const user =
      existing ??
      (await insertUser(db, {
        ...invitedUser(email, input.data ?? {}),
        password,
        isInvited: input.type === 'invite',
      }));
    if (newEmail !== undefined) await updateUser(db, user.id, { pendingEmail: newEmail });
    const link = await issueLink(context, db, {
      user,
      linkType: plan.link,
      tokenType: plan.token,
      email: input.type === 'email_change_new' ? (newEmail ?? email) : email,
      redirectTo,
      challenge: undefined,
    });
    return json(200, {
      ...publicUser(user),
      action_link: link.url,
      email_otp: link.otp,
      hashed_token: link.hash,
      verification_type: input.type,
      redirect_to: redirectTo,
    });
  });
}
