import { randomUUID } from 'node:crypto';
import { createClient, type Session } from '@supabase/supabase-js';
import { withClient } from './database.ts';
import type { OwnStack } from './own-stack.ts';

const auth = { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false };

/** A client of the stack that nobody is signed in to, and that keeps nothing. */
export function newClient(stack: OwnStack) {
  return createClient(stack.apiUrl, stack.publishableKey, { auth });
}

export type ApiClient = ReturnType<typeof newClient>;

/** Makes somebody who sees every ticket, and signs them in. */
export async function newAdmin(stack: OwnStack): Promise<{ client: ApiClient; session: Session }> {
  const service = createClient(stack.apiUrl, stack.secretKey, { auth });
  const account = { email: `bench-${randomUUID()}@bench.example`, password: randomUUID() };
  const { data, error } = await service.auth.admin.createUser({ ...account, email_confirm: true });
  if (error) throw error;
  await withClient(stack.dbUrl, (client) =>
    client.query(`update public.profiles set role = 'admin' where id = $1`, [data.user.id]),
  );
  const client = newClient(stack);
  const answer = await client.auth.signInWithPassword(account);
  if (answer.error) throw answer.error;
  return { client, session: answer.data.session };
}
