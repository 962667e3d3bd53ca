import type { AppError } from '../db/app-error.ts';
import { appError } from '../db/to-app-error.ts';

/**
 * What was wrong with a mailed link, as Auth tells it in the address it leads to.
 *
 * @param location where the app was opened
 */
export function readLinkError(location: { search: string; hash: string }): AppError | null {
  const search = new URLSearchParams(location.search);
  const hash = new URLSearchParams(location.hash.replace(/^#/, ''));
  const code = search.get('error_code') ?? hash.get('error_code');
  const error = search.get('error') ?? hash.get('error');
  if (!code && !error) return null;
  return appError('invalid', code ?? 'otp_expired');
}
