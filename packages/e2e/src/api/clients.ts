import { setTimeout } from 'node:timers/promises';
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

interface Credentials {
  email: string;
  password: string;
}

/** Signs in anew. All journeys come from one address, whose sign-ins are limited: then as late as the server asks. */
export async function signIn({ email, password }: Credentials): Promise<SignedInClient> {
  const { apiUrl, publishableKey } = runningStack();
  const client = createClient<Database>(apiUrl, publishableKey, { auth });
  for (;;) {
    const { data, error } = await client.auth.signInWithPassword({ email, password });
    if (!error) return { client, session: data.session };
    const seconds = /after (\d+) seconds/.exec(error.message)?.[1];
    if (error.status !== 429 || seconds === undefined) {
      throw new Error(`${email} cannot sign in: ${error.message}`);
    }
    await setTimeout(Number(seconds) * 1000);
  }
}

const signedIn = new Map<string, Promise<SignedInClient>>();

/** Acts as that person, under all their rules; in one session, as long as it lasts. */
export async function clientOf({ email, password }: Credentials): Promise<SignedInClient> {
  const key = JSON.stringify([email, password]);
  const known = await signedIn.get(key);
  if (known && !(await known.client.auth.getUser()).error) return known;
  const fresh = signIn({ email, password });
  signedIn.set(key, fresh);
  return fresh;
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
