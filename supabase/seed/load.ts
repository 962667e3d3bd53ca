import type { Client } from 'pg';
import type { Account } from './accounts.ts';
import { categories, colleagues, demoAgentTeams, lead, tags, teams } from './help-desk.ts';
import { idOf } from './random.ts';
import type { TeamName } from './scenarios/scenario.ts';
import type { Person } from './story.ts';
import { type Cast, tellTickets, type ToldTicket } from './tell-tickets.ts';

/** Written in one go with their triggers off: the stories bring numbers and history along. */
const storyTables = [
  'tickets',
  'ticket_desk',
  'ticket_messages',
  'ticket_notes',
  'ticket_activities',
  'ticket_reads',
  'ticket_tags',
  'notifications',
];

const teamIds: Readonly<Record<TeamName, string>> = {
  Support: idOf('team Support'),
  Billing: idOf('team Billing'),
  Hardware: idOf('team Hardware'),
};

function memberships(): { email: string; team: TeamName }[] {
  const all: readonly (readonly [string, readonly TeamName[]])[] = [
    ...Object.entries(demoAgentTeams),
    ...colleagues.map(({ email, teams: own }) => [email, own] as const),
  ];
  return all.flatMap(([email, own]) => own.map((team) => ({ email, team })));
}

function peopleOf(
  accounts: readonly Account[],
  ids: ReadonlyMap<string, string>,
): Map<string, Person> {
  return new Map(
    accounts.map(({ email, name, role }) => {
      const id = ids.get(email);
      if (id === undefined) throw new Error(`There is no account ${email}.`);
      return [email, { id, name, role }];
    }),
  );
}

function castOf(people: ReadonlyMap<string, Person>, demoCustomerEmail: string): Cast {
  const person = (email: string): Person => {
    const found = people.get(email);
    if (found === undefined) throw new Error(`There is no account ${email}.`);
    return found;
  };
  const agentsOf = (name: TeamName): readonly Person[] =>
    memberships()
      .filter(({ team }) => team === name)
      .map(({ email }) => person(email));
  const demoCustomer = person(demoCustomerEmail);
  return {
    demoCustomer,
    customers: [...people.values()].filter(
      (other) => other.role === 'customer' && other !== demoCustomer,
    ),
    lead: person(lead.email),
    agents: {
      Support: agentsOf('Support'),
      Billing: agentsOf('Billing'),
      Hardware: agentsOf('Hardware'),
    },
  };
}

async function loadHelpDesk(client: Client, people: ReadonlyMap<string, Person>): Promise<void> {
  const staff = [...people.values()].filter(({ role }) => role !== 'customer');
  await client.query(
    `update public.profiles as p set role = s.role, availability = 'online'
    from jsonb_to_recordset($1) as s (id uuid, role text) where p.id = s.id and p.role <> s.role`,
    [JSON.stringify(staff)],
  );
  await client.query(
    `insert into public.teams (id, name, description)
    select * from jsonb_to_recordset($1) as t (id uuid, name text, description text)`,
    [JSON.stringify(teams.map((team) => ({ ...team, id: teamIds[team.name] })))],
  );
  const members = memberships().map(({ email, team }) => ({
    team_id: teamIds[team],
    profile_id: people.get(email)?.id,
    is_lead: email === lead.email && team === lead.team,
  }));
  await client.query(
    `insert into public.team_members (team_id, profile_id, is_lead)
    select * from jsonb_to_recordset($1) as m (team_id uuid, profile_id uuid, is_lead boolean)`,
    [JSON.stringify(members)],
  );
  await client.query(
    `insert into public.profile_permissions (profile_id, permission) values ($1, 'tickets.assign')`,
    [people.get(lead.email)?.id],
  );
  await client.query(
    `insert into public.ticket_categories (id, name, slug, description, position)
    select * from jsonb_to_recordset($1) as c (id uuid, name text, slug text, description text, position integer)`,
    [
      JSON.stringify(
        categories.map((category, position) => ({
          ...category,
          id: idOf(`category ${category.slug}`),
          position,
        })),
      ),
    ],
  );
  await client.query(
    `insert into public.tags (id, name, colour)
    select * from jsonb_to_recordset($1) as g (id uuid, name text, colour text)`,
    [
      JSON.stringify(
        Object.entries(tags).map(([name, colour]) => ({ id: idOf(`tag ${name}`), name, colour })),
      ),
    ],
  );
}

/** Inserts rows that all have the same columns; a ticket's number follows the order of the rows. */
async function insertRows(
  client: Client,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first).map((column) => client.escapeIdentifier(column));
  const name = `public.${client.escapeIdentifier(table)}`;
  await client.query(
    `insert into ${name} (${columns.join(', ')})
    select ${columns.map((column) => `r.${column}`).join(', ')}
    from jsonb_array_elements($1) with ordinality as e (value, i)
    cross join lateral jsonb_populate_record(null::${name}, e.value) as r
    order by e.i`,
    [JSON.stringify(rows)],
  );
}

/** What people have not looked at yet, as the triggers would have told them. */
const notifySql = `
  insert into public.notifications (recipient_id, type, ticket_id, actor_id, payload, count, created_at, updated_at)
  select r.profile_id, 'reply', t.id, l.author_id,
    jsonb_build_object(
      'number', t.number, 'subject', t.subject, 'actor_name', l.author_name, 'status', t.status, 'excerpt', left(l.body, 140)
    ),
    u.count, u.since, l.created_at
  from public.ticket_reads as r
  join public.tickets as t on t.id = r.ticket_id and r.profile_id in (t.customer_id, t.assigned_agent_id)
  cross join lateral (
    select count(*) as count, min(m.created_at) as since, max(m.seq) as seq from public.ticket_messages as m
    where m.ticket_id = t.id and m.seq > r.last_read_seq and m.author_id <> r.profile_id
  ) as u
  join public.ticket_messages as l on l.ticket_id = t.id and l.seq = u.seq
  where r.profile_id = any ($1)`;

async function loadTickets(client: Client, told: readonly ToldTicket[]): Promise<void> {
  const rowsOf = (table: 'messages' | 'notes' | 'activities' | 'reads') =>
    told.flatMap((ticket) => ticket[table]);
  await insertRows(
    client,
    'tickets',
    told.map(({ ticket }) => ticket),
  );
  await insertRows(
    client,
    'ticket_desk',
    told.map(({ desk }) => desk),
  );
  await insertRows(client, 'ticket_messages', rowsOf('messages'));
  await insertRows(client, 'ticket_notes', rowsOf('notes'));
  await insertRows(client, 'ticket_activities', rowsOf('activities'));
  await insertRows(client, 'ticket_reads', rowsOf('reads'));
  const tagged = told.flatMap((row) =>
    row.tags.map((name) => ({ ticket_id: row.desk['ticket_id'], tag_id: idOf(`tag ${name}`) })),
  );
  await insertRows(client, 'ticket_tags', tagged);
}

/** Whether the help desk of the demo is in this database. */
export async function isLoaded(client: Client): Promise<boolean> {
  const { rowCount } = await client.query('select from public.teams where id = $1', [
    teamIds.Support,
  ]);
  return rowCount === 1;
}

/**
 * Writes teams, categories, tags, permissions and all tickets with their history, up to `now`, in one
 * transaction.
 *
 * @param client connected as the owner of the tables (role `postgres`)
 * @param ids of all accounts by e-mail address
 */
export async function loadDemo(
  client: Client,
  accounts: readonly Account[],
  ids: ReadonlyMap<string, string>,
  now: Date,
): Promise<number> {
  const people = peopleOf(accounts, ids);
  const demoCustomer = accounts.find(({ role }) => role === 'customer');
  if (demoCustomer === undefined) throw new Error('The demo needs a customer.');
  const told = tellTickets(castOf(people, demoCustomer.email), teamIds, now);
  const demoStaff = Object.keys(demoAgentTeams);
  const recipients = [demoCustomer.email, ...demoStaff].map((email) => people.get(email)?.id);
  await client.query('begin');
  try {
    for (const table of storyTables) {
      await client.query(`alter table public.${table} disable trigger user`);
    }
    await loadHelpDesk(client, people);
    await loadTickets(client, told);
    await client.query(notifySql, [recipients]);
    for (const table of storyTables) {
      await client.query(`alter table public.${table} enable trigger user`);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
  return told.length;
}
