import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { createAgent, createCustomer, type Person } from './support/people.ts';
import { refused } from './support/refusal.ts';
import { addNote, attachmentRow, createTicket, reply, uploadFile } from './support/tickets.ts';

let db: TestDatabase;
let customer: Person;
let agent: Person;

beforeAll(async () => {
  db = await createTestDatabase();
  customer = await createCustomer(db);
  agent = await createAgent(db);
});
afterAll(async () => db[Symbol.asyncDispose]());

const announce = async (who: Person, name: string): Promise<z.output<typeof attachmentRow>> =>
  db
    .as(who.caller)
    .rpc(
      'create_attachment',
      { p_file_name: name, p_file_type: 'image/png', p_file_size: 10 },
      attachmentRow,
    );

const canOpen = async (who: Person, path: string): Promise<boolean> =>
  (await db
    .as(who.caller)
    .count("select from storage.objects where bucket_id = 'attachments' and name = $1", path)) ===
  1;

describe('the path of a file', () => {
  it.each([
    ['../../etc/passwd', /\/\.\._\.\._etc_passwd$/],
    ['a/../../b.png', /\/a_\.\._\.\._b\.png$/],
    ['..\\..\\windows.png', /\/\.\._\.\._windows\.png$/],
    ['naïve – ätsch 日本.png', /\/na_ve_tsch_\.png$/],
    ['line\r\nbreak.png', /\/line_break\.png$/],
    ['日本', /\/_$/],
    [`${'x'.repeat(300)}.png`, /\/x{100}$/],
  ])('never leaves the folder of its owner: %j', async (name, end) => {
    const { storage_path: path, id } = await announce(customer, name);
    expect(path.startsWith(`public/${customer.id}/${id}/`)).toBe(true);
    expect(path).toMatch(end);
    expect(path.split('/')).toHaveLength(4);
  });

  it('is chosen by the database: nothing can be stored under another one', async () => {
    const { storage_path: path } = await announce(customer, 'a.png');
    const store = async (who: Person, name: string): Promise<number> =>
      db
        .as(who.caller)
        .count("insert into storage.objects (bucket_id, name) values ('attachments', $1)", name);
    expect(await refused(store(customer, `${path}.html`))).toMatchObject({ state: '42501' });
    expect(await refused(store(agent, path))).toMatchObject({ state: '42501' });
    expect(await store(customer, path)).toBe(1);
  });
});

describe('marks that turn the direction of text', () => {
  const MARKS = '\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069';

  it('do not disguise the name of a file', async () => {
    const { file_name: name } = await announce(customer, `invoice${MARKS}gnp.exe`);
    expect(name).toBe('invoicegnp.exe');
  });

  it('do not turn the words of a subject', async () => {
    const { subject } = await createTicket(db, customer, {
      p_subject: `Refund${MARKS}\r\nBcc: all`,
    });
    expect(subject).toBe('Refund Bcc: all');
  });
});

describe('a file is sent', () => {
  it('with a ticket, a message or a note, and opens to whoever reads that', async () => {
    const [first, second] = [await uploadFile(db, customer), await uploadFile(db, customer)];
    const { id } = await createTicket(db, customer, { p_attachment_ids: [first.id] });
    await reply(db, customer, id, { p_attachment_ids: [second.id] });
    const internal = await uploadFile(db, agent, { p_is_internal: true });
    await addNote(db, agent, id, { p_attachment_ids: [internal.id] });
    expect(await canOpen(agent, first.storage_path)).toBe(true);
    expect(await canOpen(customer, second.storage_path)).toBe(true);
    expect(await canOpen(agent, internal.storage_path)).toBe(true);
    expect(await canOpen(customer, internal.storage_path)).toBe(false);
    expect(await canOpen(await createCustomer(db), first.storage_path)).toBe(false);
  });

  it('in the order in which its sender chose them, whichever came first', async () => {
    const { id } = await createTicket(db, customer);
    const late = await uploadFile(db, customer, { p_file_name: 'first.png' });
    const early = await uploadFile(db, customer, { p_file_name: 'second.png' });
    const chosen = [early.id, late.id];
    const sent = await reply(db, customer, id, { p_attachment_ids: chosen });
    const files = z.object({
      message: z.object({ attachments: z.array(z.looseObject({ id: z.uuid() })) }),
    });
    expect(files.parse(sent).message.attachments.map((file) => file.id)).toEqual(chosen);
  });

  it('not before, to anybody but its owner', async () => {
    const { storage_path: path } = await uploadFile(db, customer);
    expect(await canOpen(customer, path)).toBe(true);
    expect(await canOpen(agent, path)).toBe(false);
  });

  it.each([
    ['that is announced but not stored', async () => announce(customer, 'a.png')],
    ['of somebody else', async () => uploadFile(db, await createCustomer(db))],
    [
      'that was sent already',
      async () => {
        const file = await uploadFile(db, customer);
        await createTicket(db, customer, { p_attachment_ids: [file.id] });
        return file;
      },
    ],
  ])('never one %s', async (_, make) => {
    const { id } = await createTicket(db, customer);
    const file = await make();
    expect(await refused(reply(db, customer, id, { p_attachment_ids: [file.id] }))).toMatchObject({
      state: 'PT422',
      code: 'attachment_missing',
      field: 'attachment_ids',
    });
  });

  it.each([
    ['larger', { size: 2049, mimetype: 'image/png' }],
    ['smaller', { size: 1, mimetype: 'image/png' }],
    ['of another type', { size: 2048, mimetype: 'application/octet-stream' }],
  ])('never one that is %s than announced', async (_, stored) => {
    const { id } = await createTicket(db, customer);
    const file = await uploadFile(db, customer);
    await db.owner.count(
      'update storage.objects set metadata = $2 where name = $1',
      file.storage_path,
      stored,
    );
    const send = { p_attachment_ids: [file.id] };
    expect(await refused(reply(db, customer, id, send))).toMatchObject({
      state: 'PT422',
      code: 'attachment_missing',
      field: 'attachment_ids',
    });
    await db.owner.count(
      'update storage.objects set metadata = $2 where name = $1',
      file.storage_path,
      { size: 2048, mimetype: 'image/png' },
    );
    expect(await reply(db, customer, id, send)).toMatchObject({ outcome: 'sent' });
  });

  it('never an internal one in public, nor a public one with a note', async () => {
    const { id } = await createTicket(db, customer);
    const internal = await uploadFile(db, agent, { p_is_internal: true });
    const open = await uploadFile(db, agent);
    expect(await refused(reply(db, agent, id, { p_attachment_ids: [internal.id] }))).toMatchObject({
      code: 'attachment_missing',
    });
    expect(await refused(addNote(db, agent, id, { p_attachment_ids: [open.id] }))).toMatchObject({
      code: 'attachment_missing',
    });
  });

  it('and cannot be taken back by deleting its row or its object', async () => {
    const file = await uploadFile(db, customer);
    await createTicket(db, customer, { p_attachment_ids: [file.id] });
    expect(
      await db.as(customer.caller).count('delete from public.attachments where id = $1', file.id),
    ).toBe(0);
    expect(
      await db.owner.count('select from storage.objects where name = $1', file.storage_path),
    ).toBe(1);
  });
});

it('the buckets are private, with limits of size and type that hold no page or script', async () => {
  const buckets = await db.owner.rows(
    z.object({
      id: z.string(),
      public: z.boolean(),
      limit: z.number(),
      types: z.array(z.string()),
    }),
    'select id, public, file_size_limit as limit, allowed_mime_types as types from storage.buckets order by id',
  );
  expect(buckets.map(({ id, public: open, limit }) => [id, open, limit])).toEqual([
    ['attachments', false, 20_971_520],
    ['avatars', false, 2_097_152],
  ]);
  expect(
    buckets.flatMap(({ types }) => types).filter((type) => /html|svg|xml$|script/.test(type)),
  ).toEqual([]);
});

it('a name that claims to be a path into another bucket is a name', async () => {
  const folder = `avatars/${randomUUID()}.png`;
  const insert = db
    .as(customer.caller)
    .count("insert into storage.objects (bucket_id, name) values ('avatars', $1)", folder);
  expect(await refused(insert)).toMatchObject({ state: '42501' });
});
