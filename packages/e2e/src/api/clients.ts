import type { Database } from '@autocrm/core/db/database.types.ts';
import { createClient, type Session, type SupabaseClient } from '@supabase/supabase-js';
import { runningStack } from '../stack/running-stack.ts';

export type ApiClient = SupabaseClient<Database>;

const auth = { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false };

/** What a person may do, without a browser. */
export interface SignedInClient {
  client: ApiClient;
  session: Session;
}

/** The API with all rights; only for what nobody can do in an app. */
export function serviceClient(): ApiClient {
  const { apiUrl, secretKey } = runningStack();
  return createClient<Database>(apiUrl, secretKey, { auth });
}

/** Signs in and acts as that person, under all their rules. */
export async function clientOf(account: {
  email: string;
  password: string;
}): Promise<SignedInClient> {
  const { apiUrl, publishableKey } = runningStack();
  const client = createClient<Database>(apiUrl, publishableKey, { auth });
  const { email, password } = account;
  const { data, error } = await client.auth.signInWithPassword({ email, password });
  if (error) throw new Error(`${email} cannot sign in: ${error.message}`);
  return { client, session: data.session };
}

/** What the API answered. @throws Error with its reason when it refused */
export function answerOf<T>({
  data,
  error,
}: {
  data: T;
  error: { message: string; hint?: string } | null;
}): NonNullable<T> {
  if (error) throw new Error(`${error.message}: ${error.hint ?? ''}`);
  if (data === null || data === undefined) throw new Error('The API answered nothing.');
  return data;
}
