import { randomUUID } from 'node:crypto';
import {
  operatedTicketSchema,
  ticketLinksSchema,
} from '@autocrm/core/contracts/ticket-operations.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { listen } from './support/broadcasts.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { linksOf } from './support/operations.ts';
import {
  createAdmin,
  createAgent,
  createCustomer,
  createTeam,
  type Person,
  type Team,
} from './support/people.ts';
import { refused } from './support/refusal.ts';
import { addNote, insertTicket, reply, uploadFile } from './support/tickets.ts';

let db: TestDatabase;
let team: Team;
let otherTeam: Team;
let ada: Person;
let admin: Person;
let customer: Person;

beforeAll(async () => {
  db = await createTestDatabase();
  team = await createTeam(db);
  otherTeam = await createTeam(db);
  ada = await createAgent(db, { teams: [team] });
  admin = await createAdmin(db);
  customer = await createCustomer(db);
});
afterAll(async () => db[Symbol.asyncDispose]());

const ticket = async (values: Readonly<Record<string, unknown>> = {}): Promise<string> =>
  insertTicket(db, { customer_id: customer.id, team_id: team.id, ...values });
const kinds = async (who: Person, id: string): Promise<unknown[]> =>
  (await linksOf(db, who, id)).map((link) => [link.kind, link.id]);
const link = async (who: Person, id: string, other: string) =>
  db.as(who.caller).rpc('link_tickets', { p_ticket_id: id, p_other_ref: other }, ticketLinksSchema);
const unlink = async (who: Person, id: string, other: string) =>
  db
    .as(who.caller)
    .rpc('unlink_tickets', { p_ticket_id: id, p_other_id: other }, ticketLinksSchema);
const split = async (
  who: Person,
  id: string,
  message: string,
  values: Readonly<Record<string, unknown>> = {},
) =>
  db.as(who.caller).rpc(
    'split_ticket',
    {
      p_ticket_id: id,
      p_message_id: message,
      p_subject: 'The other question',
      p_client_id: randomUUID(),
      ...values,
    },
    operatedTicketSchema,
  );

async function said(id: string, values: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const sent = await reply(db, customer, id, { p_body: 'And another thing', ...values });
  if (sent.outcome !== 'sent') throw new Error(sent.outcome);
  return sent.message.id;
}

describe('linked tickets', () => {
  it('stand on both sides, by id or by number, once', async () => {
    const [one, other] = [await ticket(), await ticket()];
    const { number } = await db.owner.row(
      z.object({ number: z.number() }),
      'select number from public.tickets where id = $1',
      other,
    );
    expect((await link(ada, one, other)).links).toMatchObject([
      { id: other, number, kind: 'related', subject: 'A printer question', status: 'new' },
    ]);
    await link(ada, one, `#${number}`);
    await link(ada, other, one);
    expect(await kinds(ada, one)).toEqual([['related', other]]);
    expect(await kinds(ada, other)).toEqual([['related', one]]);
    expect((await unlink(ada, other, one)).links).toEqual([]);
    expect((await unlink(ada, one, other)).links).toEqual([]);
  });

  it('are told to open windows of both, staff alone', async () => {
    const [one, other] = [await ticket(), await ticket()];
    const heard = listen(db);
    await heard();
    await link(ada, one, other);
    await link(ada, one, other);
    const topics = (await heard()).map(({ topic, event }) => `${event} → ${topic}`);
    expect(topics.toSorted()).toEqual(
      [one, other].map((id) => `links_changed → ticket-staff:${id}`).toSorted(),
    );
  });

  it('show only what the reader may read', async () => {
    const [one, hidden] = [await ticket(), await ticket({ team_id: otherTeam.id })];
    await link(admin, one, hidden);
    expect(await kinds(admin, one)).toEqual([['related', hidden]]);
    expect(await kinds(ada, one)).toEqual([]);
    const seen = db.as(customer.caller).rpc('get_ticket', { p_ref: one }, z.looseObject({}));
    expect(await seen).not.toHaveProperty('links');
  });

  it('cannot be linked unseen, with themselves, or by customers', async () => {
    const [one, hidden] = [await ticket(), await ticket({ team_id: otherTeam.id })];
    for (const ref of [hidden, randomUUID(), '99999999', 'words', '']) {
      expect(await refused(link(ada, one, ref))).toMatchObject({
        state: 'PT404',
        code: 'ticket_not_found',
        field: 'other_ref',
      });
    }
    expect(await refused(link(ada, one, one))).toMatchObject({ code: 'link_with_itself' });
    expect(await refused(link(customer, one, one))).toMatchObject({ code: 'not_allowed' });
    expect(await refused(link(ada, hidden, one))).toMatchObject({ code: 'ticket_not_found' });
  });

  it('a follow-up is linked by itself, on both sides and once', async () => {
    const first = await ticket();
    const second = await ticket({ follows_ticket_id: first });
    expect((await link(ada, first, second)).links).toMatchObject([
      { kind: 'followed_by', id: second },
    ]);
    expect(await kinds(ada, second)).toEqual([['follows', first]]);
  });

  it('a follow-up is told to open windows of the ticket that it follows', async () => {
    const first = await ticket();
    const heard = listen(db);
    await heard();
    await ticket({ follows_ticket_id: first });
    const told = (await heard()).filter(({ event }) => event === 'links_changed');
    expect(told.map(({ topic }) => topic)).toEqual([`ticket-staff:${first}`]);
  });
});

describe('splitting a message off', () => {
  it('makes a ticket of the same customer, team and category; the original keeps everything', async () => {
    const category = await db.owner.row(
      z.object({ id: z.uuid() }),
      "insert into public.ticket_categories (name, slug) values ('Printers', 'printers') returning id",
    );
    const id = await ticket({ category_id: category.id, priority: 'high' });
    const file = await uploadFile(db, customer);
    const message = await said(id, { p_attachment_ids: [file.id] });
    const { ticket: made } = await split(ada, id, message);
    expect(made).toMatchObject({
      subject: 'The other question',
      customer_id: customer.id,
      team_id: team.id,
      category_id: category.id,
      priority: 'high',
      status: 'new',
    });
    const detail = z.looseObject({
      description: z.string(),
      attachments: z.array(z.looseObject({})),
    });
    const seen = await db.as(customer.caller).rpc('get_ticket', { p_ref: made.id }, detail);
    expect(seen.description).toBe('And another thing');
    expect(seen.attachments).toMatchObject([{ storage_path: file.storage_path }]);
    expect(await kinds(ada, id)).toEqual([['split_to', made.id]]);
    expect(await kinds(ada, made.id)).toEqual([['split_from', id]]);
    const kept = 'select from public.attachments where message_id = $1';
    expect(await db.owner.count(kept, message)).toBe(1);
    const stored = 'select from storage.objects where name = $1';
    expect(await db.as(customer.caller).count(stored, file.storage_path)).toBe(1);
  });

  it('happens once, however often it is sent', async () => {
    const id = await ticket();
    const again = { p_client_id: randomUUID() };
    const message = await said(id);
    const first = await split(ada, id, message, again);
    expect(await split(ada, id, message, again)).toEqual(first);
    const other = await ticket();
    const stolen = split(ada, other, await said(other), again);
    expect(await refused(stolen)).toMatchObject({ code: 'client_id_taken' });
  });

  it('is refused for notes, messages of other tickets, deleted tickets and bad subjects', async () => {
    const [id, other] = [await ticket(), await ticket()];
    const { note } = await addNote(db, ada, id);
    for (const message of [note.id, await said(other), randomUUID()]) {
      expect(await refused(split(ada, id, message))).toMatchObject({
        state: 'PT404',
        code: 'message_not_found',
      });
    }
    const message = await said(id);
    expect(await refused(split(ada, id, message, { p_subject: 'ab' }))).toMatchObject({
      code: 'subject_too_short',
    });
    expect(await refused(split(ada, id, message, { p_client_id: null }))).toMatchObject({
      code: 'client_id_missing',
    });
    expect(await refused(split(customer, id, message))).toMatchObject({ code: 'not_allowed' });
    await db.owner.count('update public.tickets set deleted_at = now() where id = $1', id);
    expect(await refused(split(admin, id, message))).toMatchObject({ code: 'ticket_deleted' });
  });
});
