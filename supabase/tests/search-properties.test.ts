import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { assume, createTestDatabase, type TestDatabase } from './support/database.ts';
import type { Drawn } from './support/drawn.ts';
import { worldArbitrary, writeRandomWorld } from './support/random-world.ts';

let db: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  db = await createTestDatabase();
  client = await db.connectOwner();
});
afterAll(async () => {
  await client.end();
  await db[Symbol.asyncDispose]();
});

// Few words, some the beginning of others, so that most questions have an answer and most a wrong one.
const WORDS = ['alpha', 'alphabet', 'Béta', 'gamma', 'x1', '7', 'beta-gamma', '(alpha)'] as const;
const QUERIES = ['alpha', 'ALP', 'beta', 'béta', 'g', 'x1', '7', 'zeta', 'alphab', '#7'] as const;

const textArbitrary = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 })
  .map((words) => words.join(' '));

const wordingArbitrary = fc.record({
  subject: textArbitrary,
  description: textArbitrary,
  messages: fc.array(textArbitrary, { maxLength: 2 }),
  notes: fc.array(textArbitrary, { maxLength: 2 }),
});
type Wording = Drawn<typeof wordingArbitrary>;

const questionArbitrary = fc.record({
  words: fc.array(fc.constantFrom(...QUERIES), { minLength: 1, maxLength: 2 }),
  filter: fc.constantFrom<Readonly<Record<string, readonly string[]>>>(
    {},
    { status: ['new', 'open'] },
    { priority: ['high', 'urgent'] },
  ),
});
type Question = Drawn<typeof questionArbitrary>;

const idRows = z.array(z.object({ id: z.string() }));
const ticketRows = z.array(
  z.object({ id: z.string(), status: z.string(), priority: z.string(), text: z.string() }),
);
const textRows = z.array(z.object({ ticket_id: z.string(), body: z.string() }));
const answerRows = z.tuple([
  z.object({ answer: z.object({ tickets: z.array(z.looseObject({ id: z.string() })) }) }),
]);

async function writeTexts(wordings: readonly Wording[]): Promise<void> {
  const { rows } = await client.query('select id from public.tickets order by number');
  for (const [i, { id }] of idRows.parse(rows).entries()) {
    const wording = wordings[i % wordings.length];
    if (wording === undefined) return;
    await client.query('update public.tickets set subject = $2, description = $3 where id = $1', [
      id,
      wording.subject.padEnd(3, '.'),
      wording.description,
    ]);
    const entries = [
      ...wording.messages.map((body) => ['ticket_messages', body] as const),
      ...wording.notes.map((body) => ['ticket_notes', body] as const),
    ];
    for (const [table, body] of entries) {
      await client.query(
        `insert into public.${table} (ticket_id, seq, author_role, body, client_id) values ($1, 0, 'agent', $2, $3)`,
        [id, body, randomUUID()],
      );
    }
  }
}

/** The words of a text, as a reader would tell them apart: no accents, no capitals, no signs. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

const holds = (text: string, query: string): boolean =>
  wordsOf(query).every((begun) => wordsOf(text).some((word) => word.startsWith(begun)));

/** What row level security lets the caller read, newest first, and of that what holds the words: subjects first. */
async function plainSearch({ words, filter }: Question): Promise<string[]> {
  const tickets = ticketRows.parse(
    (
      await client.query(
        `select id, status, priority, subject || ' ' || description as text from public.tickets
        where deleted_at is null order by last_activity_at desc, id desc`,
      )
    ).rows,
  );
  const entries = textRows.parse(
    (
      await client.query(
        `select ticket_id, body from public.ticket_messages
        union all select ticket_id, body from public.ticket_notes`,
      )
    ).rows,
  );
  const query = words.join(' ');
  const inEntries = new Set(
    entries.filter(({ body }) => holds(body, query)).map((entry) => entry.ticket_id),
  );
  const wanted = tickets.filter(
    ({ status, priority }) =>
      (filter['status']?.includes(status) ?? true) &&
      (filter['priority']?.includes(priority) ?? true),
  );
  const first = wanted.filter(({ text }) => holds(text, query));
  const second = wanted.filter((ticket) => !first.includes(ticket) && inEntries.has(ticket.id));
  return [...first, ...second].map(({ id }) => id);
}

async function search({ words, filter }: Question): Promise<string[]> {
  const { rows } = await client.query('select public.search_tickets($1, $2, 50) as answer', [
    words.join(' '),
    JSON.stringify(filter),
  ]);
  const [{ answer }] = answerRows.parse(rows);
  return answer.tickets.map(({ id }) => id);
}

describe('for any people, tickets, words and question', () => {
  it('search_tickets finds what holds the words in a plain select under row level security, in order', async () => {
    let hits = 0;
    await fc.assert(
      fc.asyncProperty(
        worldArbitrary,
        fc.array(wordingArbitrary, { minLength: 6, maxLength: 6 }),
        fc.array(questionArbitrary, { minLength: 4, maxLength: 4 }),
        async (plan, wordings, questions) => {
          await client.query('begin');
          try {
            const world = await writeRandomWorld(client, plan);
            await writeTexts(wordings);
            for (const caller of world.callers) {
              await client.query('savepoint caller');
              await assume(client, caller);
              const { rowCount } = await client.query(
                'select where private.current_role() is not null',
              );
              for (const question of rowCount === 1 ? questions : []) {
                const found = await search(question);
                hits += found.length;
                expect(found).toEqual(await plainSearch(question));
              }
              await client.query('rollback to savepoint caller');
            }
          } finally {
            await client.query('rollback');
          }
        },
      ),
      { numRuns: 12 },
    );
    // A search that never finds anything would agree with rules that never let anything through.
    expect(hits).toBeGreaterThan(20);
  });
});
