import * as z from 'zod/mini';
import {
  type AccountExport,
  accountExportSchema,
  accountSessionSchema,
  type DeleteAccount,
} from '../../contracts/account.ts';
import type { WhoAmI } from '../../contracts/profile.ts';
import { supabase } from '../../db/client.ts';
import { read, run } from '../../db/request.ts';
import { removeAllAvatars } from '../attachments/fetchers.ts';

/** Where the caller is signed in, latest first. @throws AppError */
export function fetchSessions(signal: AbortSignal) {
  const request = supabase().rpc('my_sessions').abortSignal(signal);
  return read(request, z.array(accountSessionSchema), signal);
}

/** Signs the caller out on one device; its access ends at once. @throws AppError */
export function endSession(id: string): Promise<void> {
  return run(supabase().rpc('end_my_session', { p_session_id: id }));
}

/** Everything held about the caller; files by their paths. @throws AppError `too_many_requests` */
export function fetchExport(signal: AbortSignal): Promise<AccountExport> {
  return read(supabase().rpc('export_my_data').abortSignal(signal), accountExportSchema, signal);
}

/**
 * Deletes the calling customer's account for good, and their pictures before it: afterwards they may not.
 *
 * @param me the caller: a mistyped address must not cost them their picture
 * @throws AppError `email_mismatch`
 */
export async function deleteAccount(
  { email }: DeleteAccount,
  me: Pick<WhoAmI, 'id' | 'email'>,
): Promise<void> {
  if (email.toLowerCase() === me.email.toLowerCase()) await removeAllAvatars(me.id);
  await run(supabase().rpc('delete_my_account', { p_email: email }));
}
