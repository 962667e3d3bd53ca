import { randomUUID } from 'node:crypto';
import { staffCreatedSchema } from '@autocrm/core/contracts/staff.ts';
import { demoAccount } from '../stack/running-stack.ts';
import { answerOf, clientOf, serviceClient } from './clients.ts';
import { unique } from './unique.ts';

export interface Account {
  id: string;
  name: string;
  email: string;
  password: string;
}

/** Somebody who has no account yet. */
export function stranger(name: string): Omit<Account, 'id'> {
  const named = unique(name);
  return {
    name: named,
    email: `${named.toLowerCase().replaceAll(' ', '.')}@journeys.example`,
    password: `correct horse ${randomUUID()}`,
  };
}

/** A customer with a confirmed address. */
export async function createCustomer(name = 'Carla Customer'): Promise<Account> {
  const person = stranger(name);
  const { data, error } = await serviceClient().auth.admin.createUser({
    email: person.email,
    password: person.password,
    email_confirm: true,
    user_metadata: { full_name: person.name },
  });
  if (error) throw new Error(`${person.email} was not created: ${error.message}`);
  return { ...person, id: data.user.id };
}

/** A colleague, as the admin console creates one. */
export async function createStaff(
  role: 'agent' | 'admin',
  options: { name?: string; teams?: readonly string[] } = {},
): Promise<Account> {
  const person = stranger(options.name ?? 'Aron Agent');
  const { client } = await clientOf(demoAccount('admin'));
  const answer = await client.functions.invoke<unknown>('admin/users', {
    body: {
      email: person.email,
      full_name: person.name,
      password: person.password,
      role,
      team_ids: [...(options.teams ?? [])],
    },
  });
  const { id } = staffCreatedSchema.parse(answerOf(answer));
  return { ...person, id };
}

/** A team of the test's own. @returns its id */
export async function createTeam(name = 'Field service'): Promise<{ id: string; name: string }> {
  const { client } = await clientOf(demoAccount('admin'));
  return answerOf(
    await client
      .from('teams')
      .insert({ name: unique(name) })
      .select('id, name')
      .single(),
  );
}

/** Takes a person's access away, as an admin does. */
export async function deactivate(account: Account): Promise<void> {
  const { client } = await clientOf(demoAccount('admin'));
  answerOf(
    await client
      .from('profiles')
      .update({ is_active: false })
      .eq('id', account.id)
      .select('id')
      .single(),
  );
}
