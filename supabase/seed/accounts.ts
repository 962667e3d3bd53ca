import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Client } from 'pg';
import * as z from 'zod';
import { colleagues, customerNames } from './help-desk.ts';

const demoAccount = z.object({
  role: z.enum(['customer', 'agent', 'admin']),
  name: z.string(),
  email: z.email(),
  password: z.string().min(10),
  note: z.string(),
});

export type DemoAccount = z.infer<typeof demoAccount>;

export interface Account {
  readonly email: string;
  readonly name: string;
  readonly role: 'customer' | 'agent' | 'admin';
  /** Public for the demo accounts; nobody knows the others'. */
  readonly password: string;
}

/** The accounts whose passwords stand in the README and in the start table. */
export async function readDemoAccounts(): Promise<DemoAccount[]> {
  const text = await readFile(new URL('demo-accounts.json', import.meta.url), 'utf8');
  return z.array(demoAccount).parse(JSON.parse(text));
}

function customerEmail(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/[^a-zA-Z ]/g, '');
  return `${plain.toLowerCase().replaceAll(' ', '.')}@customers.autocrm.example`;
}

/** Everybody in the demo. */
export function allAccounts(demo: readonly DemoAccount[]): Account[] {
  const password = (): string => randomBytes(24).toString('base64url');
  return [
    ...demo,
    ...colleagues.map(({ name, email }): Account => ({
      name,
      email,
      role: 'agent',
      password: password(),
    })),
    ...customerNames.map((name): Account => ({
      name,
      email: customerEmail(name),
      role: 'customer',
      password: password(),
    })),
  ];
}

export interface AuthTarget {
  /** Of the Supabase project, such as `http://127.0.0.1:54321`. */
  readonly apiUrl: string;
  readonly secretKey: string;
}

async function createUser(target: AuthTarget, { email, password, name }: Account): Promise<void> {
  const response = await fetch(new URL('/auth/v1/admin/users', target.apiUrl), {
    method: 'POST',
    headers: {
      apikey: target.secretKey,
      authorization: `Bearer ${target.secretKey}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      email,
      password,
      email_confirm: true,
      user_metadata: { full_name: name },
    }),
  });
  if (!response.ok) {
    throw new Error(
      `The account ${email} was not created: ${response.status} ${await response.text()}`,
    );
  }
}

/** Ids of the accounts that exist, by e-mail address. */
export async function findAccounts(client: Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ id: string; email: string }>(
    'select id, lower(email) as email from public.profiles',
  );
  return new Map(rows.map(({ email, id }) => [email, id]));
}

const AT_ONCE = 4;

/**
 * Creates the accounts that are missing, already confirmed, through the Auth admin API.
 *
 * @returns the ids of all of them by e-mail address
 * @throws with the answer of the Auth server when it refuses one
 */
export async function createAccounts(
  client: Client,
  target: AuthTarget,
  accounts: readonly Account[],
): Promise<Map<string, string>> {
  const present = await findAccounts(client);
  const missing = accounts.filter(({ email }) => !present.has(email));
  for (let start = 0; start < missing.length; start += AT_ONCE) {
    const batch = missing.slice(start, start + AT_ONCE);
    await Promise.all(batch.map((account) => createUser(target, account)));
  }
  return findAccounts(client);
}
