import * as z from 'zod/mini';
import {
  type AccountExport,
  accountExportSchema,
  accountSessionSchema,
  type DeleteAccount,
} from '../../contracts/account.ts';
import { supabase } from '../../db/client.ts';
import { read, run } from '../../db/request.ts';

/** Where the caller is signed in, latest first. @throws AppError */
export function fetchSessions(signal: AbortSignal) {
  const request = supabase().rpc('my_sessions').abortSignal(signal);
  return read(request, z.array(accountSessionSchema), signal);
}

/** Signs the caller out on one device; its access ends within the hour. @throws AppError */
export function endSession(id: string): Promise<void> {
  return run(supabase().rpc('end_my_session', { p_session_id: id }));
}

/** Everything held about the caller; files by their paths. @throws AppError `too_many_requests` */
export function fetchExport(signal: AbortSignal): Promise<AccountExport> {
  return read(supabase().rpc('export_my_data').abortSignal(signal), accountExportSchema, signal);
}

/** Deletes the calling customer's account for good. @throws AppError `email_mismatch` */
export function deleteAccount({ email }: DeleteAccount): Promise<void> {
  return run(supabase().rpc('delete_my_account', { p_email: email }));
}
