import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cluster, startCluster, withClient } from '../src/database.ts';
import { generate } from '../src/generate.ts';
import { isDescending, type List, lists, sortsOf } from '../src/lists.ts';
import { type Persona, personas } from '../src/people.ts';
import { type Cost, type Probe, probe } from './plan-probe.ts';

const TICKETS = 20_000;

let cluster: Cluster;
let superuser: pg.Client;
const people = new Map<Persona, string>();

beforeAll(async () => {
  cluster = await startCluster();
  const url = await cluster.create('plans');
  await withClient(url, (client) => generate(client, { tickets: TICKETS }));
  superuser = new pg.Client({ connectionString: cluster.superuserUrl('plans') });
  await superuser.connect();
  for (const persona of personas) people.set(persona, await idOf(subjects[persona]));
});

afterAll(async () => {
  await superuser.end();
  await cluster.stop();
});

/** A customer who writes often, the agent with most live tickets, and whoever sees everything. */
const subjects: Record<Persona, string> = {
  customer: `
    select customer_id as id from public.tickets where deleted_at is null
    group by 1 having count(*) <= 40 order by count(*) desc, 1 limit 1`,
  agent: `
    select t.assigned_agent_id as id from public.tickets as t
    where t.is_live
      and (select count(*) from public.team_members as m where m.profile_id = t.assigned_agent_id) = 3
      and not exists (
        select from public.profile_permissions as p
        where p.profile_id = t.assigned_agent_id and p.permission = 'tickets.view_all'
      )
    group by 1 order by count(*) desc, 1 limit 1`,
  viewer: `
    select profile_id as id from public.profile_permissions where permission = 'tickets.view_all' order by 1 limit 1`,
  admin: `select id from public.profiles where role = 'admin' order by id limit 1`,
};

async function idOf(sql: string): Promise<string> {
  const { rows } = await superuser.query<{ id: string }>(sql);
  const [row] = rows;
  if (row === undefined) throw new Error(`Nothing was generated for: ${sql}`);
  return row.id;
}

function person(persona: Persona): string {
  const id = people.get(persona);
  if (id === undefined) throw new Error(`Nobody is a ${persona}.`);
  return id;
}

/** A long conversation that the person may read. */
async function longTicket(persona: Persona): Promise<string> {
  const readable = {
    customer: `t.customer_id = '${person('customer')}' and t.deleted_at is null`,
    agent: `t.assigned_agent_id = '${person('agent')}' and t.deleted_at is null`,
    viewer: 't.deleted_at is null',
    admin: 'true',
  }[persona];
  return idOf(
    `select t.id from public.tickets as t where ${readable} and t.seq <= 40 order by t.seq desc, t.id limit 1`,
  );
}

/** What is wrong with a cost: nothing when it is within its budget of buffers and reads by index alone. */
function faults(cost: Cost, budget: number): string[] {
  return [
    ...cost.scanned.map((table) => `reads all of ${table}`),
    ...(cost.buffers > budget ? [`touches ${cost.buffers} buffers, more than ${budget}`] : []),
  ];
}

type Question = Omit<Probe, 'person' | 'before'>;

async function faultsOf(
  persona: Persona,
  question: Question,
  budget: number,
  before?: string,
): Promise<string[]> {
  const asked = { person: person(persona), ...question };
  const cost = await probe(superuser, before === undefined ? asked : { ...asked, before });
  return faults(cost, budget);
}

type Sort = Parameters<typeof isDescending>[0];

function list(filters: Readonly<Record<string, unknown>>, sort: Sort): Question {
  return {
    text: 'select public.list_tickets($1, $2, $3)',
    values: [filters, sort, isDescending(sort)],
  };
}

/** Pages of 8 kB, about one and a half times what is needed: a page of 25 tickets touches some ten for each. */
const budgets = {
  list: { customer: 300, agent: 950, viewer: 850, admin: 850 },
  counts: 260,
  search: { customer: 500, agent: 1800, viewer: 1800, admin: 1800 },
  // Where all words are common, at most the latest thousand tickets are read, ten pages each, however many there are.
  common: { customer: 500, agent: 12_000, viewer: 12_000, admin: 12_000 },
  // One ticket is looked up, whatever else there is.
  rare: { customer: 500, agent: 150, viewer: 150, admin: 150 },
  get: 150,
  timeline: 300,
  // The access rule is asked once for each row.
  read: 250,
} as const;

/** A list's filters, with a value for the one that each person fills in. */
async function filtersOf({ persona, filters, of }: List): Promise<List['filters']> {
  if (of === undefined) return filters;
  const value = {
    team: `
      select coalesce(
        (select team_id from public.team_members where profile_id = '${person(persona)}' order by 1 limit 1),
        (select id from public.teams order by id limit 1)
      ) as id`,
    tag: 'select id from public.tags order by id limit 1',
  }[of];
  return { ...filters, [of]: await idOf(value) };
}

describe.each(lists)(
  'the list "$name" of $persona reads no ticket table whole and stays within its buffers',
  (subject) => {
    test.each(sortsOf(subject))('by %s', async (sort) => {
      const question = list(await filtersOf(subject), sort);
      expect(await faultsOf(subject.persona, question, budgets.list[subject.persona])).toEqual([]);
    });
  },
);

const reads = {
  messages:
    'select id, body, created_at from public.ticket_messages where ticket_id = $1 order by seq',
  notes: 'select id, body, created_at from public.ticket_notes where ticket_id = $1 order by seq',
  attachments: 'select id, file_name from public.attachments where ticket_id = $1',
} as const;

describe.each(personas)('a long ticket of %s is opened by index alone', (persona) => {
  test.each([
    ['get_ticket', 'select public.get_ticket($1)', budgets.get],
    ['ticket_timeline', 'select public.ticket_timeline($1, p_limit => 50)', budgets.timeline],
    ['its messages under row level security', reads.messages, budgets.read],
    ['its notes under row level security', reads.notes, budgets.read],
    ['its attachments under row level security', reads.attachments, budgets.read],
  ] as const)('%s', async (_, text, budget) => {
    const values = [await longTicket(persona)];
    expect(await faultsOf(persona, { text, values }, budget)).toEqual([]);
  });
});

test.each(['agent', 'viewer', 'admin'] as const)(
  'queue counts of %s read no ticket table whole and stay within their buffers',
  async (persona) => {
    const question = { text: 'select public.queue_counts()' };
    expect(await faultsOf(persona, question, budgets.counts)).toEqual([]);
  },
);

function search(query: string): Question {
  return { text: 'select public.search_tickets($1)', values: [query] };
}

/** The order number that stands in a ticket's description; most tickets have none. */
async function rareWord(): Promise<string> {
  return idOf(
    "select substring(description from 'R[0-9]{7}') as id from public.tickets where description ~ 'R[0-9]{7}' order by id limit 1",
  );
}

describe.each(personas)('a search of %s reads no ticket or search table whole', (persona) => {
  test('for a word that one ticket has', async () => {
    const question = search(await rareWord());
    expect(await faultsOf(persona, question, budgets.rare[persona])).toEqual([]);
  });

  test.each([
    ['a word that most tickets have', 'display'],
    ['a number', '#15000'],
  ])('for %s', async (_, query) => {
    expect(await faultsOf(persona, search(query), budgets.search[persona])).toEqual([]);
  });

  test('for two words that many tickets have', async () => {
    const question = search('invoice lisbon');
    expect(await faultsOf(persona, question, budgets.common[persona])).toEqual([]);
  });
});

/** Drops every index of a table that a column is part of, keys included. */
function dropIndexes(table: string, column: string): string {
  return `
    do $$
    declare
      v_index record;
    begin
      for v_index in
        select i.indexrelid::regclass as name, c.conname as constraint_name
        from pg_index as i
        join pg_attribute as a on a.attrelid = i.indrelid and a.attnum = any (i.indkey::smallint[])
        left join pg_constraint as c on c.conindid = i.indexrelid and c.contype in ('p', 'u')
        where i.indrelid = 'public.${table}'::regclass and a.attname = '${column}'
      loop
        if v_index.constraint_name is null then
          execute format('drop index %s', v_index.name);
        else
          execute format('alter table public.${table} drop constraint %I', v_index.constraint_name);
        end if;
      end loop;
    end;
    $$`;
}

describe('without its indexes, the check turns red for', () => {
  test.each([
    ['customer', 'tickets', 'customer_id', {}],
    ['agent', 'ticket_desk', 'ticket_id', { view: 'mine' }],
    ['admin', 'tickets', 'last_activity_at', { view: 'everything' }],
    // Only those of live tickets hold tags, and everything else that the views of the queue ask.
    ['agent', 'tickets', 'tag_ids', { view: 'waiting' }],
    ['admin', 'tickets', 'tag_ids', { view: 'snoozed' }],
  ] as const)('a list of %s', async (persona, table, column, filters) => {
    const question = list(filters, 'activity');
    const mutant = dropIndexes(table, column);
    expect(await faultsOf(persona, question, budgets.list[persona], mutant)).not.toEqual([]);
  });

  test.each(['ticket_search', 'message_search', 'note_search'])(
    'a search, which reads %s',
    async (table) => {
      const mutant = dropIndexes(table, 'document');
      const question = search(await rareWord());
      expect(await faultsOf('admin', question, budgets.rare.admin, mutant)).not.toEqual([]);
    },
  );

  test.each([
    ['ticket_timeline', 'ticket_activities', 'select public.ticket_timeline($1)'],
    ['the messages of a ticket', 'ticket_messages', reads.messages],
    ['the notes of a ticket', 'ticket_notes', reads.notes],
    ['the attachments of a ticket', 'attachments', reads.attachments],
  ] as const)('%s', async (_, table, text) => {
    const question = { text, values: [await longTicket('agent')] };
    const mutant = dropIndexes(table, 'ticket_id');
    expect(await faultsOf('agent', question, budgets.timeline, mutant)).not.toEqual([]);
  });
});
