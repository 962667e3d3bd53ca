import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ANON, type Caller, createTestDatabase, type TestDatabase } from './support/database.ts';
import { articleHits, createArticle, createShelf } from './support/knowledge.ts';
import {
  createAdmin,
  createAgent,
  createCustomer,
  deactivate,
  type Person,
} from './support/people.ts';
import { refused } from './support/refusal.ts';
import { anything } from './support/tickets.ts';

let db: TestDatabase;
let customer: Person;
let agent: Person;
let editor: Person;
let shelf: string;

beforeAll(async () => {
  db = await createTestDatabase();
  customer = await createCustomer(db);
  agent = await createAgent(db);
  editor = await createAgent(db, { permissions: ['kb.manage'] });
  shelf = await createShelf(db);
});
afterAll(async () => db[Symbol.asyncDispose]());

async function titlesFound(caller: Caller, query: string | null, limit = 50): Promise<string[]> {
  const args = { p_query: query, p_limit: limit };
  return (await db.as(caller).rpc('search_articles', args, articleHits)).map(({ title }) => title);
}

describe('the search of the help centre finds what its reader may read', () => {
  const titles = (...kinds: readonly string[]): string[] => kinds.map((kind) => `Zebra ${kind}`);

  beforeAll(async () => {
    const write = async (
      kind: string,
      values: Readonly<Record<string, unknown>>,
    ): Promise<string> =>
      createArticle(db.owner, { title: `Zebra ${kind}`, category_id: shelf, ...values });
    await write('for all', {});
    await write('for customers', { visibility: 'customers' });
    await write('for staff', { visibility: 'staff' });
    await write('draft', { status: 'draft' });
    await write('archived', { status: 'archived' });
    await write('put away', { category_id: await createShelf(db, { is_active: false }) });
  });

  it('as a visitor', async () => {
    expect(await titlesFound(ANON, 'zebra')).toEqual(titles('for all'));
  });

  it('as a customer', async () => {
    expect((await titlesFound(customer.caller, 'zebra')).toSorted()).toEqual(
      titles('for all', 'for customers'),
    );
  });

  it.each(['agent', 'editor', 'admin'] as const)('as %s, and no draft', async (role) => {
    const admin = await createAdmin(db);
    const who = { agent, editor, admin }[role];
    expect((await titlesFound(who.caller, 'zebra')).toSorted()).toEqual(
      titles('for all', 'for customers', 'for staff'),
    );
  });

  it('as somebody deactivated, who reads as a visitor does', async () => {
    const former = await createAgent(db);
    await deactivate(db, former);
    expect(await titlesFound(former.caller, 'zebra')).toEqual(titles('for all'));
  });
});

describe('the search of the help centre', () => {
  beforeAll(async () => {
    const write = async (title: string, body: string): Promise<string> =>
      createArticle(db.owner, { title, body, category_id: shelf });
    await write('Reset your password', 'Open **Settings** and choose [a new one](/settings).');
    await write('Read an invoice', 'Whoever forgot the password of an invoice asks for a new one.');
    await write('Café orders', 'Espresso and more.');
  });

  it('puts what it finds in titles first', async () => {
    expect(await titlesFound(ANON, 'password')).toEqual(['Reset your password', 'Read an invoice']);
  });

  it.each([
    ['the beginning of a word', 'passw', 'Reset your password'],
    ['the beginning of a word in the text', 'espr', 'Café orders'],
    ['a typing error', 'pasword', 'Reset your password'],
    ['two letters in the wrong order', 'invocie', 'Read an invoice'],
    ['another form of the word', 'invoices', 'Read an invoice'],
    ['an accent left out', 'cafe', 'Café orders'],
    ['an accent too many', 'càfé', 'Café orders'],
    ['capital letters', 'RESET', 'Reset your password'],
  ])('forgives %s', async (_, query, title) => {
    expect((await titlesFound(ANON, query))[0]).toBe(title);
  });

  it.each([
    ['an e-mail address', 'help@contoso.example', 'Write to help@contoso.example any time'],
    ['the domain of an address', 'fabrikam', 'Write to help@fabrikam.example any time'],
    ['an error code', 'E-1042', 'It says E-1042 and stops'],
    ['a file', 'setup-2026.zip', 'Unpack setup-2026.zip first'],
    ['the address of a page', 'dashboard', 'Open https://app.example/dashboard then'],
  ])('finds %s', async (_, query, body) => {
    const title = `About ${randomUUID().slice(0, 4)}`;
    await createArticle(db.owner, { title, body, category_id: shelf });
    expect(await titlesFound(ANON, query)).toContain(title);
  });

  it('finds nothing for words that stand nowhere, for one letter and for none', async () => {
    for (const query of ['qqxyz', 'p', ' ', '', '--', null]) {
      expect(await titlesFound(ANON, query)).toEqual([]);
    }
  });

  it.each(["(password):* & !x | 'y'", '\\', '%_%', 'the', '<b>', "';--", 'x'.repeat(5000)])(
    'takes %j for words',
    async (query) => {
      expect(await titlesFound(ANON, query)).not.toContain('Café orders');
    },
  );

  it('shows where the words stand, in plain text', async () => {
    const [hit] = await db.as(ANON).rpc('search_articles', { p_query: 'settings' }, articleHits);
    expect(hit?.excerpt).toMatch(/^Open\s+«Settings»\s+and choose a new one/);
  });

  it.each([
    ['the word', 'password', 'Reset your «password»'],
    ['its beginning', 'pass', 'Reset your «password»'],
    ['every word that was found', 'password reset', '«Reset» your «password»'],
    ['a word with a typing error', 'pasword', 'Reset your «password»'],
    ['a word with two letters in the wrong order', 'invocie', 'Read an «invoice»'],
    ['no word that is only alike', 'resume password', 'Reset your «password»'],
    ['another form of the word', 'invoices', 'Read an «invoice»'],
    ['a word with an accent', 'cafe', '«Café» orders'],
  ])('marks %s in the title', async (_, query, marked) => {
    const [hit] = await db.as(ANON).rpc('search_articles', { p_query: query }, articleHits);
    expect(hit?.marked_title).toBe(marked);
  });

  it('marks nothing in a title whose text alone was found, and takes no mark from a title', async () => {
    await createArticle(db.owner, { title: 'Say «okay»', body: 'Gramophone', category_id: shelf });
    const find = async (p_query: string) =>
      db.as(ANON).rpc('search_articles', { p_query }, articleHits);
    expect((await find('gramophone'))[0]?.marked_title).toBe('Say “okay”');
    expect((await find('okay'))[0]?.marked_title).toBe('Say “«okay»”');
  });

  it('follows an article that changes, and one that is deleted', async () => {
    const id = await createArticle(db.owner, { title: 'About giraffes', category_id: shelf });
    await db.owner.count(`update public.kb_articles set title = 'About okapis' where id = $1`, id);
    expect(await titlesFound(ANON, 'giraffes')).toEqual([]);
    expect(await titlesFound(ANON, 'okapis')).toEqual(['About okapis']);
    await db.owner.count('delete from public.kb_articles where id = $1', id);
    expect(await titlesFound(ANON, 'okapis')).toEqual([]);
  });

  it('gives as many as asked for, between 1 and 50', async () => {
    for (let i = 0; i < 52; i += 1) {
      await createArticle(db.owner, { title: `Walrus ${i}`, category_id: shelf });
    }
    expect(await titlesFound(ANON, 'walrus', 7)).toHaveLength(7);
    expect(await titlesFound(ANON, 'walrus', -1)).toHaveLength(1);
    expect(await titlesFound(ANON, 'walrus', 1000)).toHaveLength(50);
    expect(
      await db.as(ANON).rpc('search_articles', { p_query: 'walrus' }, articleHits),
    ).toHaveLength(10);
  });
});

describe('an article', () => {
  const write = async (values: Readonly<Record<string, unknown>> = {}): Promise<string> =>
    createArticle(db.as(editor.caller), { category_id: shelf, ...values });
  const change = async (id: string, set: string): Promise<number> =>
    db.as(editor.caller).count(`update public.kb_articles set ${set} where id = $1`, id);

  it('keeps a version of every change to its words, and of no other change', async () => {
    const id = await write({ title: 'First' });
    await change(id, "title = 'Second'");
    await change(id, "body = 'Other words'");
    await change(id, "status = 'archived', is_popular = true");
    await change(id, "title = 'Second'");
    const version = z.object({ version: z.number(), title: z.string(), author_id: z.string() });
    const versions = await db
      .as(editor.caller)
      .rows(
        version,
        'select * from public.kb_article_versions where article_id = $1 order by version',
        id,
      );
    expect(versions).toEqual([
      { version: 1, title: 'First', author_id: editor.id },
      { version: 2, title: 'Second', author_id: editor.id },
      { version: 3, title: 'Second', author_id: editor.id },
    ]);
  });

  it('is by whoever wrote it, whatever they say', async () => {
    const id = await write({ author_id: agent.id });
    const { author_id: author } = await db.owner.row(
      z.object({ author_id: z.string() }),
      'select author_id from public.kb_articles where id = $1',
      id,
    );
    expect(author).toBe(editor.id);
  });

  it('knows since when it is published', async () => {
    const published = z.object({ published: z.boolean() });
    const statement =
      "select coalesce(published_at > now() - interval '1 minute', false) as published from public.kb_articles where id = $1";
    const id = await write({ status: 'draft' });
    expect(await db.owner.row(published, statement, id)).toEqual({ published: false });
    await change(id, "status = 'published'");
    expect(await db.owner.row(published, statement, id)).toEqual({ published: true });
  });

  it.each([
    ['a slug with capital letters', { slug: 'Not-A-Slug' }],
    ['a slug that is a path', { slug: '../admin' }],
    ['a title of blanks', { title: '    ' }],
    ['a title of two lines', { title: 'One\nTwo' }],
    ['no words', { body: '\n\t ' }],
    ['a status of its own', { status: 'hidden' }],
    ['a visibility of its own', { visibility: 'nobody' }],
  ])('cannot have %s', async (_, values) => {
    expect(await refused(write(values))).toMatchObject({ state: '23514' });
  });

  it('holds its shelf: one with articles cannot be deleted', async () => {
    const own = await createShelf(db);
    await write({ category_id: own });
    const remove = db
      .as(editor.caller)
      .count('delete from public.kb_categories where id = $1', own);
    expect(await refused(remove)).toMatchObject({ state: '23503' });
  });

  it('leaves a trace of who changed it', async () => {
    const id = await write();
    await change(id, "status = 'archived'");
    await db.as(editor.caller).count('delete from public.kb_articles where id = $1', id);
    const actions = await db.owner.rows(
      z.object({ action: z.string(), actor_id: z.string() }),
      'select action, actor_id from public.audit_log where record_id = $1 order by created_at, id',
      id,
    );
    expect(actions.map(({ action }) => action.toLowerCase())).toEqual([
      'insert',
      'update',
      'delete',
    ]);
    expect(new Set(actions.map((row) => row.actor_id))).toEqual(new Set([editor.id]));
  });
});

describe('whether an article helped', () => {
  const answer = async (who: Person, articleId: string): Promise<number> =>
    db
      .as(who.caller)
      .count(
        'insert into public.kb_article_feedback (article_id, profile_id, is_helpful) values ($1, $2, true)',
        articleId,
        who.id,
      );

  it('each reader says once and may say otherwise later', async () => {
    const id = await createArticle(db.owner, { category_id: shelf });
    await answer(customer, id);
    expect(await refused(answer(customer, id))).toMatchObject({ state: '23505' });
    await answer(await createCustomer(db), id);
    const changed = await db
      .as(customer.caller)
      .count("update public.kb_article_feedback set is_helpful = false, comment = 'No'");
    expect(changed).toBe(1);
    const rows = await db
      .as(editor.caller)
      .rows(
        z.object({ is_helpful: z.boolean() }),
        'select is_helpful from public.kb_article_feedback where article_id = $1 order by is_helpful',
        id,
      );
    expect(rows.map((row) => row.is_helpful)).toEqual([false, true]);
  });

  it('nobody says of an article that they may not read, or that does not exist', async () => {
    const draft = await createArticle(db.owner, { category_id: shelf, status: 'draft' });
    expect(await refused(answer(customer, draft))).toMatchObject({ state: '42501' });
    expect(await refused(answer(customer, randomUUID()))).toMatchObject({ state: '42501' });
  });
});

it('a visitor calls nothing but the search of the help centre', async () => {
  expect(
    await refused(db.as(ANON).rpc('search_tickets', { p_query: 'zebra' }, anything)),
  ).toMatchObject({ state: '42501' });
  expect(await refused(db.as(ANON).count('select private.list_filter($1)', '{}'))).toMatchObject({
    state: '42501',
  });
});
