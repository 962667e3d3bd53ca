import type { Client } from 'pg';
import type { Measured } from './actions.ts';
import { cycle, percentiles, type Statement, timeAs } from './measure.ts';
import { type Persona, personaLabels } from './people.ts';

const WARM_UP = 5;
const HITS = 20;

/** What a person types: words that all have, that few have, or one ticket alone. */
interface Typed {
  readonly name: string;
  readonly query: (source: Source) => string;
}

/** What one search is drawn from. */
interface Source {
  readonly draw: number;
  /** A ticket that has a word of its own: the person's where they are a customer, else any. */
  readonly ticket: { readonly number: number; readonly word: string };
}

const pairs = ['invoice address', 'calendar lisbon', 'touch reception', 'delivery mounts'] as const;

const typed: readonly Typed[] = [
  { name: 'a rare word', query: ({ ticket }) => ticket.word },
  { name: 'a common word', query: () => 'display' },
  { name: 'two words', query: ({ draw }) => pairs[draw % pairs.length] ?? pairs[0] },
  { name: 'a number', query: ({ ticket }) => `#${ticket.number}` },
];

/** Without filters, and with one that every person may set. */
const filterings: readonly {
  readonly name: string;
  readonly filters: Readonly<Record<string, unknown>>;
}[] = [
  { name: 'all', filters: {} },
  { name: 'not done', filters: { status: ['new', 'open', 'in_progress', 'waiting'] } },
];

const anyTickets = `
  select number, substring(description from 'R[0-9]{7}') as word
  from public.tickets tablesample bernoulli (least(100, 5000000.0 / $1))
  where description ~ 'R[0-9]{7}' limit 1000`;

const ownTicket = `
  select number, substring(description from 'R[0-9]{7}') as word
  from public.tickets where customer_id = $1 and description ~ 'R[0-9]{7}' limit 1`;

type TicketWord = Source['ticket'];

async function pickTickets(client: Client): Promise<readonly TicketWord[]> {
  const { rows: sizes } = await client.query<{ count: number }>(
    'select greatest(count(*), 1) as count from public.tickets',
  );
  const { rows } = await client.query<TicketWord>(anyTickets, [sizes[0]?.count]);
  if (rows.length === 0) throw new Error('No ticket has a word of its own to search for.');
  return rows;
}

async function ticketOf(
  client: Client,
  persona: Persona,
  person: string,
  any: TicketWord,
): Promise<TicketWord> {
  if (persona !== 'customer') return any;
  const { rows } = await client.query<TicketWord>(ownTicket, [person]);
  return rows[0] ?? any;
}

/** Searching tickets in every way, by people of one kind. */
export async function measureTicketSearch(
  client: Client,
  persona: Persona,
  people: readonly string[],
  runs: number,
): Promise<Measured[]> {
  const tickets = await pickTickets(client);
  const results: Measured[] = [];
  for (const { name, query } of typed) {
    for (const filtering of filterings) {
      const times: number[] = [];
      for (const [draw, person] of cycle(people, runs + WARM_UP).entries()) {
        const any = tickets[draw % tickets.length];
        if (any === undefined) continue;
        const ticket = await ticketOf(client, persona, person, any);
        const values = [query({ draw, ticket }), filtering.filters, HITS];
        const text = 'select public.search_tickets($1, $2, $3)';
        times.push(await timeAs(client, person, [{ text, values }]));
      }
      results.push({
        name: `search · ${personaLabels[persona]} · ${name} · ${filtering.name}`,
        times: percentiles(times.slice(WARM_UP)),
      });
    }
  }
  return results;
}

const questions = ['calendar does not sync', 'invioce adress', 'displ', 'sign in', 'firmware'];

/** Searching the help centre while typing, typing errors included. */
export async function measureArticleSearch(
  client: Client,
  persona: Persona,
  people: readonly string[],
  runs: number,
): Promise<Measured> {
  const times: number[] = [];
  for (const [draw, person] of cycle(people, runs + WARM_UP).entries()) {
    const statement: Statement = {
      text: 'select public.search_articles($1)',
      values: [questions[draw % questions.length]],
    };
    times.push(await timeAs(client, person, [statement]));
  }
  return {
    name: `search articles · ${personaLabels[persona]}`,
    times: percentiles(times.slice(WARM_UP)),
  };
}
