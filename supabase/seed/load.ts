import type { Client } from 'pg';
import type { Account } from './accounts.ts';
import { customFields } from './custom-fields.ts';
import { datePeople, indexForSearch, notify } from './derived.ts';
import { categories, colleagues, demoAgentTeams, lead, tags, teams } from './help-desk.ts';
import { loadArticles } from './load-articles.ts';
import { loadWorkAids } from './load-work-aids.ts';
import { operate } from './operations.ts';
import { idOf } from './random.ts';
import { insertRows } from './rows.ts';
import type { TeamName } from './scenarios/scenario.ts';
import { loadServiceLevels, runClocks } from './service-levels.ts';
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
  'ticket_followers',
  'ticket_ratings',
  'notifications',
];

const teamIds: Readonly<Record<TeamName, string>> = {
  Support: idOf('team Support'),
  Billing: idOf('team Billing'),
  Hardware: idOf('team Hardware'),
};

const tagId = (name: string): string => idOf(`tag ${name}`);

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

function personOf(people: ReadonlyMap<string, Person>, email: string): Person {
  const found = people.get(email);
  if (found === undefined) throw new Error(`There is no account ${email}.`);
  return found;
}

/** The first account with a role: the demo account, since these come first. */
function firstOf(
  role: Account['role'],
  accounts: readonly Account[],
  people: ReadonlyMap<string, Person>,
): Person {
  const account = accounts.find((other) => other.role === role);
  if (account === undefined) throw new Error(`The demo needs an account of role ${role}.`);
  return personOf(people, account.email);
}

function castOf(people: ReadonlyMap<string, Person>, demoCustomer: Person): Cast {
  const agentsOf = (name: TeamName): readonly Person[] =>
    memberships()
      .filter(({ team }) => team === name)
      .map(({ email }) => personOf(people, email));
  return {
    demoCustomer,
    customers: [...people.values()].filter(
      (other) => other.role === 'customer' && other !== demoCustomer,
    ),
    lead: personOf(people, lead.email),
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
    `update public.profiles as p set availability = s.availability
    from jsonb_to_recordset($1) as s (email text, availability text) where p.email = s.email`,
    [JSON.stringify(colleagues)],
  );
  await client.query(
    `insert into public.teams (id, name, description, assignment_strategy)
    select * from jsonb_to_recordset($1) as t (id uuid, name text, description text, assignment_strategy text)`,
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
    `insert into public.profile_permissions (profile_id, permission) values ($1, 'tickets.assign'), ($1, 'tickets.merge'), ($1, 'customers.manage')`,
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
        Object.entries(tags).map(([name, colour]) => ({ id: tagId(name), name, colour })),
      ),
    ],
  );
  await insertRows(client, 'custom_fields', customFields);
}

async function loadTickets(client: Client, told: readonly ToldTicket[]): Promise<void> {
  const rowsOf = (table: 'messages' | 'notes' | 'activities' | 'reads' | 'ratings') =>
    told.flatMap((ticket) => ticket[table]);
  await insertRows(
    client,
    'tickets',
    told.map(({ ticket, tags: names }) => ({ ...ticket, tag_ids: names.map(tagId) })),
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
  await insertRows(client, 'ticket_ratings', rowsOf('ratings'));
  const tagged = told.flatMap((row) =>
    row.tags.map((name) => ({ ticket_id: row.desk['ticket_id'], tag_id: tagId(name) })),
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
 * Writes teams, categories, tags, permissions, custom fields, the help centre and all tickets with their history,
 * up to `now`, in one transaction.
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
  const demoCustomer = firstOf('customer', accounts, people);
  const cast = castOf(people, demoCustomer);
  const told = tellTickets(cast, teamIds, now);
  await client.query('begin');
  try {
    for (const table of storyTables) {
      await client.query(`alter table public.${table} disable trigger user`);
    }
    await loadHelpDesk(client, people);
    await loadServiceLevels(client, teamIds, now);
    await loadTickets(client, told);
    await runClocks(client, now);
    await indexForSearch(client);
    await datePeople(client);
    const demoAgents = Object.keys(demoAgentTeams).map((email) => personOf(people, email));
    await notify(client, {
      recipients: [demoCustomer, ...demoAgents].map(({ id }) => id),
      admin: firstOf('admin', accounts, people).id,
      now,
    });
    const authors = Object.values(cast.agents).flat();
    await loadWorkAids(client, { people, teams: teamIds }, now);
    await loadArticles(client, { authors, readers: cast.customers }, now);
    for (const table of storyTables) {
      await client.query(`alter table public.${table} enable trigger user`);
    }
    const { id: admin } = firstOf('admin', accounts, people);
    await operate(client, { admin, demoCustomer: demoCustomer.id });
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
  return told.length;
}
