import { use } from 'react';
import type { Widen } from '../lib/widen.ts';
import { AuthLabelsContext } from './auth-labels-context.tsx';

/** Every word of the sign-in pages, in English. A second language is another object of this shape. */
const enAuthLabels = {
  full_name: 'Your name',
  email: 'E-mail address',
  password: 'Password',
  new_password: 'New password',
  password_rule: 'At least 10 characters. A few unrelated words make a good one.',
  sign_in: {
    title: 'Sign in',
    session_ended: 'Your session has ended. Sign in, and you are back where you were.',
    submit: 'Sign in',
    forgot: 'Forgot your password?',
    no_account: 'New here?',
    create_account: 'Create an account',
    not_confirmed: 'This address is not confirmed yet. Follow the link in the mail we sent you.',
    resend: 'Send the mail again',
    resent: 'Sent. Look into your inbox.',
  },
  providers: {
    or: 'or',
    names: { google: 'Google', github: 'GitHub' },
    go_on: (name: string) => `Continue with ${name}`,
  },
  sign_up: {
    title: 'Create your account',
    submit: 'Create account',
    have_account: 'You have an account?',
    sign_in: 'Sign in',
  },
  forgot: {
    title: 'Forgot your password?',
    description: 'Tell us your address and we send you a link to choose a new one.',
    submit: 'Send the link',
    back: 'Back to sign-in',
  },
  new_password_page: {
    title: 'Choose a new password',
    description: 'You stay signed in here. Everywhere else the old password stops working.',
    submit: 'Save password',
    saved: 'Your new password is saved.',
  },
  check_mail: {
    title: 'Check your mail',
    sign_up: (email: string) =>
      `We sent a link to ${email}. Open it to confirm your address, and you are in.`,
    reset: (email: string) =>
      `If there is an account for ${email}, a link to choose a new password is on its way.`,
    email_change: (email: string) =>
      `We sent a link to ${email}. Your address changes once you open it; if a mail comes to your present address too, open both.`,
    hint: 'Nothing there after a minute? Look into the spam folder, or let us send it again.',
    resend: 'Send it again',
    resent: 'Sent again.',
    open_inbox: 'Open the local inbox',
    other_address: 'Use another address',
  },
  confirmed: {
    title: 'Your address is confirmed',
    signed_in: (email: string) => `You are signed in as ${email}.`,
    signed_out: 'Sign in with it to go on.',
    go_on: 'Go on',
    sign_in: 'Sign in',
    half_title: 'Almost there',
    half: 'One address is confirmed. Now open the link in the mail to the other one.',
  },
  invited: {
    title: 'Welcome',
    description: 'Choose a password to open your account.',
    submit: 'Open my account',
    done: 'Your account is open.',
  },
  expired_link: {
    title: 'This link no longer works',
    description:
      'Links can be used once and only for a while. Ask for a new one, it takes a moment.',
    new_password: 'New link for a password',
    sign_in: 'Sign in',
    sign_in_hint: 'To confirm an address, sign in: we offer to send the mail again.',
  },
  homes: {
    customerPortal: 'customer portal',
    agentDesk: 'agent desk',
    adminConsole: 'admin console',
  },
  wrong_role: {
    title: 'This account belongs elsewhere',
    description: (email: string, home: string) => `${email} works in the ${home}.`,
    go: (home: string) => `Open the ${home}`,
    sign_out: 'Sign in with another account',
  },
  inactive: {
    title: 'This account is switched off',
    description: (email: string) =>
      `${email} has no access any more. Ask your administrator if that is a mistake.`,
    sign_out: 'Sign in with another account',
  },
} as const;

export type AuthLabels = Widen<typeof enAuthLabels>;

/** The words of the pages on the way in: the app's own, or English. */
export function useAuthLabels(): AuthLabels {
  return use(AuthLabelsContext) ?? enAuthLabels;
}
