import { randomUUID } from 'node:crypto';
import type { TestDatabase } from './database.ts';
import type { Person } from './people.ts';

/** Signs somebody in on one more device, as the Auth server does. Returns the session's id. */
export async function signIn(
  db: TestDatabase,
  who: Person,
  values: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const row = { id: randomUUID(), user_id: who.id, created_at: new Date(), ...values };
  const columns = Object.keys(row);
  await db.owner.count(
    `insert into auth.sessions (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
    ...Object.values(row),
  );
  return row.id;
}
