import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type Caller, person, type TestDatabase } from './database.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly caller: Caller;
}

export interface Team {
  readonly id: string;
  readonly name: string;
}

interface SignUp {
  readonly name?: string;
  readonly email?: string;
  /** What the person put into the sign-up form's metadata. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

const idRow = z.object({ id: z.uuid() });

/** Creates an account as the Auth server does: one row in auth.users, from which triggers make the rest. */
export async function signUp(db: TestDatabase, options: SignUp = {}): Promise<Person> {
  const id = randomUUID();
  const name = options.name ?? `Person ${id.slice(0, 8)}`;
  const email = options.email ?? `${id}@people.example`;
  await db.owner.count(
    `insert into auth.users (id, aud, role, email, raw_user_meta_data, raw_app_meta_data, created_at, updated_at)
    values ($1, 'authenticated', 'authenticated', $2, $3, '{}', now(), now())`,
    id,
    email,
    { full_name: name, ...options.metadata },
  );
  return { id, name, email, caller: person(id) };
}

export async function createCustomer(db: TestDatabase, name?: string): Promise<Person> {
  return signUp(db, name === undefined ? {} : { name });
}

interface Agent {
  readonly name?: string;
  readonly teams?: readonly Team[];
  readonly permissions?: readonly string[];
}

export async function createAgent(db: TestDatabase, options: Agent = {}): Promise<Person> {
  const agent = await signUp(db, options.name === undefined ? {} : { name: options.name });
  await db.owner.count("update public.profiles set role = 'agent' where id = $1", agent.id);
  for (const team of options.teams ?? []) {
    await db.owner.count(
      'insert into public.team_members (team_id, profile_id) values ($1, $2)',
      team.id,
      agent.id,
    );
  }
  for (const permission of options.permissions ?? []) {
    await db.owner.count(
      'insert into public.profile_permissions (profile_id, permission) values ($1, $2)',
      agent.id,
      permission,
    );
  }
  return agent;
}

export async function createAdmin(db: TestDatabase, name?: string): Promise<Person> {
  const admin = await signUp(db, name === undefined ? {} : { name });
  await db.owner.count("update public.profiles set role = 'admin' where id = $1", admin.id);
  return admin;
}

export async function createTeam(db: TestDatabase, name = `Team ${randomUUID()}`): Promise<Team> {
  const { id } = await db.owner.row(
    idRow,
    'insert into public.teams (name) values ($1) returning id',
    name,
  );
  return { id, name };
}

/** Takes a person's access away. */
export async function deactivate(db: TestDatabase, who: Person): Promise<void> {
  await db.owner.count('update public.profiles set is_active = false where id = $1', who.id);
}
