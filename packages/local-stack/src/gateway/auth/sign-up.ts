import { randomUUID } from 'node:crypto';
import { type ApiRequest, type ApiResponse, HttpError, json } from '../http.ts';
import { type AuthContext, clientDetails, prepareMail, requireWithin } from './context.ts';
import { inTransaction } from './database.ts';
import { authError } from './errors.ts';
import type { CodeChallenge } from './one-time-tokens.ts';
import { publicUser } from './public-user.ts';
import {
  otpSchema,
  readChallenge,
  readInput,
  recoverSchema,
  requirePassword,
  resendSchema,
  signUpSchema,
} from './schemas.ts';
import { startSession } from './sessions.ts';
import {
  findUserByEmail,
  insertUser,
  isPassword,
  type Metadata,
  normalizeEmail,
  updateUser,
  type User,
} from './users.ts';

/** What a new user looks like, for somebody who must not learn that the address is taken. */
function pretendUser(email: string, metadata: Metadata): Record<string, unknown> {
  const id = randomUUID();
  const now = new Date();
  const at = now.toISOString();
  return publicUser({
    id,
    aud: 'authenticated',
    role: 'authenticated',
    email,
    has_password: true,
    email_confirmed_at: null,
    invited_at: null,
    confirmation_sent_at: now,
    recovery_sent_at: null,
    email_change: null,
    email_change_sent_at: null,
    email_change_confirm_status: 0,
    last_sign_in_at: null,
    raw_app_meta_data: { provider: 'email', providers: ['email'] },
    raw_user_meta_data: metadata,
    banned_until: null,
    created_at: now,
    updated_at: now,
    identities: [
      {
        identity_id: randomUUID(),
        id,
        user_id: id,
        identity_data: {
          ...metadata,
          sub: id,
          email,
          email_verified: false,
          phone_verified: false,
        },
        provider: 'email',
        last_sign_in_at: at,
        created_at: at,
        updated_at: at,
        email,
      },
    ],
  });
}

async function sendConfirmation(
  context: AuthContext,
  user: User,
  redirectTo: string,
  challenge: CodeChallenge | undefined,
): Promise<void> {
  const send = await inTransaction(context.pool, async (db) => {
    await updateUser(db, user.id, { confirmationSent: true });
    return prepareMail(context, db, {
      user,
      kind: 'confirmation',
      linkType: 'signup',
      tokenType: 'confirmation_token',
      email: user.email ?? '',
      redirectTo,
      challenge,
    });
  });
  send();
}

function limitMail(context: AuthContext, request: ApiRequest, email: string): void {
  requireWithin(context, 'mail', request.address);
  requireWithin(context, 'mailPerEmail', email);
}

function requireSignUpsOpen(context: AuthContext): void {
  if (context.config.enable_signup && context.config.email.enable_signup) return;
  throw authError(422, 'signup_disabled', 'Signups not allowed for this instance');
}

/** POST /signup. The answer is the same whether or not the address has an account. */
export async function signUp(context: AuthContext, request: ApiRequest): Promise<ApiResponse> {
  requireSignUpsOpen(context);
  const input = await readInput(request, signUpSchema);
  const email = normalizeEmail(input.email);
  const password = requirePassword(input.password, context.config.minimum_password_length);
  const metadata: Metadata = input.data ?? {};
  requireWithin(context, 'signIn', request.address);
  limitMail(context, request, email);
  const isConfirmed = !context.config.email.enable_confirmations;
  const redirectTo = context.redirects.resolve(request.query.get('redirect_to'));
  const challenge = readChallenge(input);
  const existing = await findUserByEmail(context.pool, email);
  if (existing !== undefined) {
    // As long as creating the account would have taken.
    await isPassword(context.pool, undefined, password);
    if (isConfirmed) throw authError(422, 'user_already_exists', 'User already registered');
    if (existing.email_confirmed_at === null)
      await sendConfirmation(context, existing, redirectTo, challenge);
    return json(200, pretendUser(email, metadata));
  }
  let user: User;
  try {
    user = await inTransaction(context.pool, (db) =>
      insertUser(db, {
        email,
        password,
        isConfirmed,
        isInvited: false,
        userMetadata: metadata,
        appMetadata: {},
      }),
    );
  } catch (error) {
    // Somebody was quicker with the same address.
    if (error instanceof HttpError && error.status === 422)
      return json(200, pretendUser(email, metadata));
    throw error;
  }
  if (isConfirmed) {
    return json(
      200,
      await startSession(context.pool, context.tokens, user, {
        method: 'password',
        client: clientDetails(request),
      }),
    );
  }
  await sendConfirmation(context, user, redirectTo, challenge);
  return json(200, publicUser({ ...user, confirmation_sent_at: new Date() }));
}

async function sendSignInMail(
  context: AuthContext,
  user: User,
  mail: {
    readonly kind: 'magic_link' | 'recovery';
    readonly redirectTo: string;
    readonly challenge: CodeChallenge | undefined;
  },
): Promise<void> {
  const send = await inTransaction(context.pool, async (db) => {
    await updateUser(db, user.id, { recoverySent: true });
    return prepareMail(context, db, {
      ...mail,
      user,
      linkType: mail.kind === 'recovery' ? 'recovery' : 'magiclink',
      tokenType: 'recovery_token',
      email: user.email ?? '',
    });
  });
  send();
}

/** POST /recover. */
export async function recover(context: AuthContext, request: ApiRequest): Promise<ApiResponse> {
  const input = await readInput(request, recoverSchema);
  const email = normalizeEmail(input.email);
  limitMail(context, request, email);
  const challenge = readChallenge(input);
  const user = await findUserByEmail(context.pool, email);
  if (user !== undefined) {
    const redirectTo = context.redirects.resolve(request.query.get('redirect_to'));
    await sendSignInMail(context, user, { kind: 'recovery', redirectTo, challenge });
  }
  return json(200, {});
}

/** POST /otp: a link and a code to sign in without a password. */
export async function sendOtp(context: AuthContext, request: ApiRequest): Promise<ApiResponse> {
  const input = await readInput(request, otpSchema);
  const email = normalizeEmail(input.email);
  limitMail(context, request, email);
  const challenge = readChallenge(input);
  const redirectTo = context.redirects.resolve(request.query.get('redirect_to'));
  const user = await findUserByEmail(context.pool, email);
  if (user !== undefined) {
    await sendSignInMail(context, user, { kind: 'magic_link', redirectTo, challenge });
    return json(200, {});
  }
  if (input.create_user === false) return json(200, {});
  requireSignUpsOpen(context);
  const created = await inTransaction(context.pool, (db) =>
    insertUser(db, {
      email,
      password: undefined,
      isConfirmed: false,
      isInvited: false,
      userMetadata: input.data ?? {},
      appMetadata: {},
    }),
  );
  await sendConfirmation(context, created, redirectTo, challenge);
  return json(200, {});
}

/** POST /resend, of a confirmation that did not arrive. */
export async function resend(context: AuthContext, request: ApiRequest): Promise<ApiResponse> {
  const input = await readInput(request, resendSchema);
  const email = normalizeEmail(input.email);
  limitMail(context, request, email);
  const challenge = readChallenge(input);
  const user = await findUserByEmail(context.pool, email);
  if (user === undefined) return json(200, {});
  const redirectTo = context.redirects.resolve(request.query.get('redirect_to'));
  if (input.type === 'signup') {
    if (user.email_confirmed_at === null)
      await sendConfirmation(context, user, redirectTo, challenge);
    return json(200, {});
  }
  if (user.email_change !== null && user.email_change !== '') {
    await sendEmailChange(context, user, redirectTo, challenge);
  }
  return json(200, {});
}

/** Sends a link to the new address and, unless it is switched off, one to the old address as well. */
export async function sendEmailChange(
  context: AuthContext,
  user: User,
  redirectTo: string,
  challenge: CodeChallenge | undefined,
): Promise<void> {
  const common = {
    user,
    kind: 'email_change',
    linkType: 'email_change',
    redirectTo,
    challenge,
  } as const;
  const sends = await inTransaction(context.pool, async (db) => {
    const prepared = [
      await prepareMail(context, db, {
        ...common,
        tokenType: 'email_change_token_new',
        email: user.email_change ?? '',
      }),
    ];
    if (context.config.email.double_confirm_changes) {
      prepared.push(
        await prepareMail(context, db, {
          ...common,
          tokenType: 'email_change_token_current',
          email: user.email ?? '',
        }),
      );
    }
    return prepared;
  });
  for (const send of sends) send();
}
