import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import {
  cycle,
  type Percentiles,
  percentiles,
  type Statement,
  timeAs,
  timeCommitted,
  timePlain,
} from './measure.ts';
import { become, type Persona, personaLabels } from './people.ts';

const WARM_UP = 5;

export interface Measured {
  readonly name: string;
  readonly times: Percentiles;
}

/** A read under row level security and the same read without it. */
export interface Compared extends Measured {
  readonly plain: Percentiles;
}

/** A ticket at random from a page of those that the person may read, whatever its age. */
async function anyTicket(client: Client, person: string): Promise<string | undefined> {
  await client.query('begin');
  try {
    await become(client, person);
    const { rows } = await client.query<{ id: string }>(
      `select t ->> 'id' as id
      from jsonb_array_elements(public.list_tickets($1, 'created', random() < 0.5, null, 100) -> 'tickets') as t
      order by random() limit 1`,
      [{ view: 'everything' }],
    );
    return rows[0]?.id;
  } finally {
    await client.query('rollback');
  }
}

/** Opening a ticket: the ticket and the first 50 entries of its timeline, in two requests. */
export async function measureOpening(
  client: Client,
  persona: Persona,
  people: readonly string[],
  runs: number,
): Promise<Measured> {
  const times: number[] = [];
  for (const person of cycle(people, runs + WARM_UP)) {
    const ticket = await anyTicket(client, person);
    if (ticket === undefined) continue;
    times.push(
      await timeAs(client, person, [
        { text: 'select public.get_ticket($1)', values: [ticket] },
        { text: 'select public.ticket_timeline($1, p_limit => 50)', values: [ticket] },
      ]),
    );
  }
  const name = `open a ticket · ${personaLabels[persona]}`;
  return { name, times: percentiles(times.slice(WARM_UP)) };
}

/** The counts beside all views of a member of staff. */
export async function measureCounts(
  client: Client,
  persona: Persona,
  people: readonly string[],
  runs: number,
): Promise<Measured> {
  const times: number[] = [];
  for (const person of cycle(people, runs + WARM_UP)) {
    times.push(
      await timeAs(client, person, [{ text: 'select public.queue_counts()', values: [] }]),
    );
  }
  const name = `queue counts · ${personaLabels[persona]}`;
  return { name, times: percentiles(times.slice(WARM_UP)) };
}

/** Replies by the people whose turn it is, each committed with all that its triggers do. */
export async function measureReplies(
  client: Client,
  author: 'agent' | 'customer',
  runs: number,
): Promise<Measured> {
  const { rows } = await client.query<{ id: string; person: string }>(
    `select t.id, ${author === 'agent' ? 't.assigned_agent_id' : 't.customer_id'} as person
    from public.tickets as t
    where t.is_live and t.assigned_agent_id is not null and t.customer_id is not null
    order by random() limit $1`,
    [runs + WARM_UP],
  );
  const times: number[] = [];
  for (const { id, person } of rows) {
    const text = 'select public.reply_to_ticket($1, $2, $3)';
    const body = 'Thank you, that helped: the display has been steady since this morning.';
    times.push(await timeCommitted(client, person, [{ text, values: [id, randomUUID(), body] }]));
  }
  return { name: `reply with its triggers · ${author}`, times: percentiles(times.slice(WARM_UP)) };
}

interface KeyedRead {
  readonly name: string;
  readonly statement: (ticket: string, person: string) => Statement;
}

function ofTicket(table: string, columns: string): KeyedRead {
  return {
    name: `${table} of a ticket`,
    statement: (ticket) => ({
      text: `select ${columns} from public.${table} where ticket_id = $1 order by created_at limit 50`,
      values: [ticket],
    }),
  };
}

const keyedReads: readonly KeyedRead[] = [
  ofTicket('ticket_messages', 'id, seq, author_name, body, created_at'),
  ofTicket('ticket_notes', 'id, seq, author_name, body, created_at'),
  ofTicket('ticket_activities', 'id, seq, actor_name, type, new_value, created_at'),
  ofTicket('attachments', 'id, file_name, file_size, storage_path'),
  {
    name: 'notifications, latest 25',
    statement: (_, person) => ({
      text: `select id, type, ticket_id, payload, read_at, updated_at from public.notifications
        where recipient_id = $1 order by updated_at desc, id desc limit 25`,
      values: [person],
    }),
  },
];

/** What the apps read through plain selects under row level security, against the same without it. */
export async function measureKeyedReads(
  client: Client,
  people: readonly string[],
  runs: number,
): Promise<Compared[]> {
  const results: Compared[] = [];
  for (const read of keyedReads) {
    const times: number[] = [];
    const plain: number[] = [];
    for (const [index, person] of cycle(people, runs + WARM_UP).entries()) {
      const ticket = await anyTicket(client, person);
      if (ticket === undefined) continue;
      const statement = read.statement(ticket, person);
      if (index % 2 === 0) times.push(await timeAs(client, person, [statement]));
      plain.push(await timePlain(client, statement));
      if (index % 2 !== 0) times.push(await timeAs(client, person, [statement]));
    }
    results.push({
      name: read.name,
      times: percentiles(times.slice(WARM_UP)),
      plain: percentiles(plain.slice(WARM_UP)),
    });
  }
  return results;
}
