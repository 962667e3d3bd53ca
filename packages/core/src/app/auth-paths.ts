/** Addresses of the pages around signing in; the same in every app, since mails lead to them. */
export const authPaths = {
  signIn: '/sign-in',
  signUp: '/sign-up',
  forgotPassword: '/forgot-password',
  /** Where the link of a reset mail leads. */
  newPassword: '/auth/new-password',
  /** Where the link of an invitation leads; the mail's template names it. */
  invited: '/auth/invited',
  /** Where the link of a confirmation mail leads. */
  confirmed: '/auth/confirmed',
} as const;

/** The absolute address of one of these pages, for a link in a mail. */
export function mailLinkTo(path: string): string {
  return new URL(path, window.location.origin).href;
}
