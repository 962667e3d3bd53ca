import type { Client } from 'pg';

/** The kinds of people whose lists differ: what they may see decides how a list is read. */
export const personas = ['customer', 'agent', 'viewer', 'admin'] as const;
export type Persona = (typeof personas)[number];

export const personaLabels: Record<Persona, string> = {
  customer: 'customer',
  agent: 'agent, 3 teams',
  viewer: 'agent, view_all',
  admin: 'admin',
};

/** Queries for up to $1 random people. Customers come as often as they write: by ticket. */
const samples: Record<Persona, string> = {
  customer: `select customer_id as id from public.tickets where customer_id is not null order by random() limit $1`,
  agent: `
    select p.id from public.profiles as p
    where p.role = 'agent'
      and (select count(*) from public.team_members as m where m.profile_id = p.id) = 3
      and not exists (
        select from public.profile_permissions as pp where pp.profile_id = p.id and pp.permission = 'tickets.view_all'
      )
    order by random() limit $1`,
  viewer: `
    select pp.profile_id as id from public.profile_permissions as pp
    where pp.permission = 'tickets.view_all' order by random() limit $1`,
  admin: `select id from public.profiles where role = 'admin' order by random() limit $1`,
};

/**
 * Picks random people of each kind.
 *
 * @throws when the database has nobody of a kind: it was not generated
 */
export async function pickPeople(
  client: Client,
  count: number,
): Promise<Record<Persona, readonly string[]>> {
  const pick = async (persona: Persona): Promise<readonly string[]> => {
    const { rows } = await client.query<{ id: string }>(samples[persona], [count]);
    if (rows.length === 0)
      throw new Error(`There is no ${personaLabels[persona]} to measure with.`);
    return rows.map((row) => row.id);
  };
  return {
    customer: await pick('customer'),
    agent: await pick('agent'),
    viewer: await pick('viewer'),
    admin: await pick('admin'),
  };
}

/** Makes the open transaction the given person's, as the data API does for a request with their token. */
export async function become(client: Client, personId: string): Promise<void> {
  await client.query(
    `select set_config('request.jwt.claims', $1, true), set_config('role', 'authenticated', true)`,
    [JSON.stringify({ sub: personId, role: 'authenticated' })],
  );
}
