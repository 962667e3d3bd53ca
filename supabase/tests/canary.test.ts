import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { PUBLIC_TABLES } from './access-matrix.ts';
import { RPCS } from './matrix/rpcs.ts';
import { CANARY, guesses, type Planted } from './support/canary-guesses.ts';
import { plant } from './support/canary-planting.ts';
import {
  ANON,
  assume,
  type Caller,
  createTestDatabase,
  type TestDatabase,
} from './support/database.ts';
import type { Person } from './support/people.ts';
import { toRefusal } from './support/refusal.ts';

let db: TestDatabase;
let client: pg.Client;
let customer: Person;
let ownTicket: string;
let planted: Planted;

const idRow = z.object({ id: z.string() });

beforeAll(async () => {
  db = await createTestDatabase();
  ({ customer, ownTicket, planted } = await plant(db));
  client = await db.connectOwner();
});
afterAll(async () => {
  await client.end();
  await db[Symbol.asyncDispose]();
});

/** Runs one request as a caller, undoes it, and returns everything that would come back, errors included. */
async function whatComesBack(
  caller: Caller,
  text: string,
  values: readonly unknown[] = [],
): Promise<string> {
  await client.query('begin');
  const notices: string[] = [];
  const listen = (notice: { message?: string | undefined }): number =>
    notices.push(notice.message ?? '');
  client.on('notice', listen);
  try {
    await assume(client, caller);
    const { rows } = await client.query(text, [...values]);
    return JSON.stringify([rows, notices]);
  } catch (error) {
    return JSON.stringify([toRefusal(error), error, notices]);
  } finally {
    client.off('notice', listen);
    await client.query('rollback');
  }
}

const combine = (lists: readonly (readonly unknown[])[]): unknown[][] =>
  lists.reduce<unknown[][]>(
    (rows, list) => rows.flatMap((row) => list.map((value) => [...row, value])),
    [[]],
  );

const argumentRow = z.object({ names: z.array(z.string()) });

async function callEverywhere(caller: Caller, name: string): Promise<string[]> {
  const { names } = await db.owner.row(
    argumentRow,
    `select coalesce(proargnames, '{}') as names from pg_proc where pronamespace = 'public'::regnamespace and proname = $1`,
    name,
  );
  const known = guesses(planted);
  const answers: string[] = [];
  for (const values of combine(names.map((argument) => known[argument] ?? [null, 'Some words']))) {
    const given = names
      .map((argument, i) => [argument, values[i]] as const)
      .filter(([, value]) => value !== null);
    const list = given.map(([argument], i) => `${argument} => $${i + 1}`).join(', ');
    answers.push(
      await whatComesBack(
        caller,
        `select public.${name}(${list})`,
        given.map(([, value]) => value),
      ),
    );
  }
  return answers;
}

const everyone = (): readonly (readonly [string, Caller])[] => [
  ['a customer', customer.caller],
  ['a visitor', ANON],
];

describe('what is planted where customers must not look never comes back', () => {
  it.each(Object.keys(PUBLIC_TABLES))('by selecting from %s', async (table) => {
    const columns = await db.owner.rows(
      z.object({ name: z.string() }),
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
      `public.${table}`,
    );
    const leaks: string[] = [];
    for (const [who, caller] of everyone()) {
      for (const { name } of columns) {
        const answer = await whatComesBack(caller, `select ${name} from public.${table}`);
        if (answer.includes(CANARY)) leaks.push(`${who}: ${name}`);
      }
    }
    expect(leaks).toEqual([]);
  });

  it.each(Object.keys(RPCS))('by calling %s', async (name) => {
    const answers: string[] = [];
    for (const [, caller] of everyone()) answers.push(...(await callEverywhere(caller, name)));
    expect(answers.filter((answer) => answer.includes(CANARY))).toEqual([]);
    expect(answers.length).toBeGreaterThan(1);
  });

  it('by searching for it, which would tell that it is there', async () => {
    const tickets = 'select public.search_tickets($1) as answer';
    const articles = 'select public.search_articles($1) as answer';
    const found = async (caller: Caller, text: string): Promise<string> =>
      whatComesBack(caller, text, [CANARY]);
    expect(await found(customer.caller, tickets)).toContain('{"answer":{"tickets":[]}}');
    expect(await found(customer.caller, articles)).toContain('{"answer":[]}');
    expect(await found(ANON, tickets)).toContain('42501');
    expect(await found(ANON, articles)).toContain('{"answer":[]}');
  });

  it('by asking what was sent on topics of others', async () => {
    const text = 'select public.recent_broadcasts($1) as answer';
    const answer = await whatComesBack(customer.caller, text, [planted.topics]);
    expect(answer).toContain('{"answer":{}}');
  });

  it('in names of stored files and buckets', async () => {
    for (const [, caller] of everyone()) {
      expect(await whatComesBack(caller, 'select * from storage.objects')).not.toContain(CANARY);
      expect(await whatComesBack(caller, 'select * from storage.buckets')).not.toContain(CANARY);
    }
  });

  it('on any realtime topic that a customer may join', async () => {
    const topics = await db.owner.rows(
      z.object({ topic: z.string() }),
      'select distinct topic from realtime.messages',
    );
    const heard: string[] = [];
    for (const { topic } of topics) {
      await client.query('begin');
      await assume(client, customer.caller);
      await client.query(`select set_config('realtime.topic', $1, true)`, [topic]);
      const { rowCount, rows } = await client.query(
        'select payload from realtime.messages where topic = $1',
        [topic],
      );
      if ((rowCount ?? 0) > 0) heard.push(topic);
      await client.query('rollback');
      expect(JSON.stringify(rows)).not.toContain(CANARY);
    }
    expect(heard.toSorted()).toEqual([`ticket:${ownTicket}`, `user:${customer.id}`].toSorted());
  });

  it('in rows that tables of private hold', async () => {
    for (const [, caller] of everyone()) {
      expect(await whatComesBack(caller, 'select * from private.rate_limits')).toContain('42501');
    }
  });
});

describe('the crawler would notice', () => {
  it('since the same walk as an admin finds it in every place it was planted', async () => {
    const { id } = await db.owner.row(idRow, "select id from public.profiles where role = 'admin'");
    const admin: Caller = { role: 'authenticated', id };
    const places: readonly (readonly [table: string, column: string])[] = [
      ['ticket_notes', 'body'],
      ['ticket_desk', 'custom_fields'],
      ['attachments', 'file_name'],
      ['tags', 'name'],
      ['settings', 'value'],
      ['teams', 'name'],
      ['profiles', 'email'],
      ['ticket_categories', 'slug'],
      ['tickets', 'subject'],
      ['ticket_messages', 'body'],
      ['ticket_ratings', 'comment'],
      ['custom_fields', 'label'],
      ['kb_articles', 'title'],
      ['kb_article_versions', 'body'],
      ['kb_article_feedback', 'comment'],
      ['kb_deflections', 'subject'],
      ['response_templates', 'body'],
      ['saved_views', 'name'],
    ];
    const missed: string[] = [];
    for (const [table, column] of places) {
      const answer = await whatComesBack(admin, `select ${column} from public.${table}`);
      if (!answer.includes(CANARY)) missed.push(table);
    }
    const commands = [
      'get_ticket',
      'ticket_timeline',
      'list_tickets',
      'update_ticket',
      'search_tickets',
      'search_articles',
    ];
    for (const name of commands) {
      const answers = await callEverywhere(admin, name);
      if (!answers.some((answer) => answer.includes(CANARY))) missed.push(name);
    }
    expect(missed).toEqual([]);
  });
});
