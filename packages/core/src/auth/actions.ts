import type { ChangeEmail, SetPassword, SignIn, SignUp } from '../contracts/account-forms.ts';
import { supabase } from '../db/client.ts';
import { toAppError } from '../db/to-app-error.ts';
import type { SessionStore } from './session-store.ts';

/** Where a mailed link leads: an absolute address of this app that the project allows. */
export interface MailOptions {
  redirect_to: string;
}

/** Signs somebody in. @throws AppError `invalid_credentials`, `email_not_confirmed`, rate limits */
export async function signIn({ email, password }: SignIn): Promise<void> {
  check(await supabase().auth.signInWithPassword({ email, password }));
}

/**
 * Makes an account. The answer is the same for an address that has one already: then its owner gets no new account.
 *
 * @returns whether a confirmation mail is on its way; else the person is signed in
 * @throws AppError `weak_password`, rate limits
 */
export async function signUp(
  { email, password, full_name }: SignUp,
  { redirect_to }: MailOptions,
): Promise<{ confirmation_sent: boolean }> {
  const answer = await supabase().auth.signUp({
    email,
    password,
    options: { data: { full_name }, emailRedirectTo: redirect_to },
  });
  check(answer);
  return { confirmation_sent: answer.data.session === null };
}

/** Sends the confirmation mail of a new account again. @throws AppError rate limits */
export async function resendConfirmation(
  email: string,
  { redirect_to }: MailOptions,
): Promise<void> {
  const options = { emailRedirectTo: redirect_to };
  check(await supabase().auth.resend({ type: 'signup', email, options }));
}

/** Mails a link to set a new password. Answers the same for unknown addresses. @throws AppError rate limits */
export async function requestPasswordReset(
  email: string,
  { redirect_to }: MailOptions,
): Promise<void> {
  check(await supabase().auth.resetPasswordForEmail(email, { redirectTo: redirect_to }));
}

/** Sets the password of who is signed in, by a mailed link or otherwise. @throws AppError `weak_password`, `same_password` */
export async function setNewPassword({ password }: SetPassword): Promise<void> {
  check(await supabase().auth.updateUser({ password }));
}

/**
 * Opens an account that somebody was invited to: proves the mail's link, signs in, sets the first password.
 *
 * @throws AppError `otp_expired`, `weak_password`; after the latter the person is signed in
 */
export async function acceptInvitation(
  token_hash: string,
  { password }: SetPassword,
): Promise<void> {
  check(await supabase().auth.verifyOtp({ type: 'invite', token_hash }));
  check(await supabase().auth.updateUser({ password }));
}

/** Mails a link that moves the account to another address. @throws AppError `email_exists` */
export async function changeEmail(
  { email }: ChangeEmail,
  { redirect_to }: MailOptions,
): Promise<void> {
  check(await supabase().auth.updateUser({ email }, { emailRedirectTo: redirect_to }));
}

/** Signs out here. @throws AppError when the server could not be told; this device has forgotten the session anyway */
export async function signOut(store: SessionStore): Promise<void> {
  store.expectSignOut();
  check(await supabase().auth.signOut({ scope: 'local' }));
}

/** Signs out on every device. @throws AppError when the server could not be told */
export async function signOutEverywhere(store: SessionStore): Promise<void> {
  store.expectSignOut();
  check(await supabase().auth.signOut({ scope: 'global' }));
}

function check({ error }: { error: unknown }): void {
  if (error) throw toAppError(error);
}
