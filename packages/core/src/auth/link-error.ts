import type { AppError } from '../db/app-error.ts';
import { appError } from '../db/to-app-error.ts';

/** In what Auth tells, in the address it leads to, why somebody was not signed in. */
export const linkErrorParams = ['error', 'error_code', 'error_description'] as const;

/** Refusals that have a sentence of their own; of any other it is only said that it did not work. */
const told: ReadonlySet<string> = new Set([
  'bad_oauth_callback',
  'bad_oauth_state',
  'flow_state_expired',
  'otp_expired',
  'over_request_rate_limit',
  'provider_email_needs_verification',
  'signup_disabled',
  'user_banned',
]);

/**
 * What was wrong with a mailed link, or with signing in at a provider, as Auth tells it in the address it leads to.
 *
 * @param location where the app was opened
 */
export function readLinkError(location: { search: string; hash: string }): AppError | null {
  const search = new URLSearchParams(location.search);
  const hash = new URLSearchParams(location.hash.replace(/^#/, ''));
  const code = search.get('error_code') ?? hash.get('error_code');
  const error = search.get('error') ?? hash.get('error');
  if (!code && !error) return null;
  if (code) return appError('invalid', told.has(code) ? code : 'sign_in_failed');
  // Providers pass on that the person said no; Auth adds a code to whatever it refuses itself.
  return appError('invalid', error === 'access_denied' ? 'sign_in_cancelled' : 'sign_in_failed');
}

/** The same for the page that providers lead back to: a code still in its address was refused, or is another browser's. */
export function readProviderError(location: { search: string; hash: string }): AppError | null {
  const isUnused = new URLSearchParams(location.search).has('code');
  return readLinkError(location) ?? (isUnused ? appError('invalid', 'sign_in_failed') : null);
}
