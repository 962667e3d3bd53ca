import { randomUUID } from 'node:crypto';
import { mergePreviewSchema } from '@autocrm/core/contracts/ticket-operations.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { linksOf, merge, timelineOf, unmerge, wordsOn } from './support/operations.ts';
import {
  createAdmin,
  createAgent,
  createCustomer,
  createTeam,
  type Person,
  type Team,
} from './support/people.ts';
import { refused, type Refusal } from './support/refusal.ts';
import {
  addNote,
  anything,
  createTicket,
  insertTicket,
  reply,
  ticketOf,
  ticketRow,
  updateTicket,
  uploadFile,
} from './support/tickets.ts';
import { untilBlocked } from './support/waiting.ts';

let db: TestDatabase;
let team: Team;
let otherTeam: Team;
let ada: Person;
let lead: Person;
let admin: Person;
let customer: Person;
let stranger: Person;

beforeAll(async () => {
  db = await createTestDatabase();
  team = await createTeam(db);
  otherTeam = await createTeam(db);
  ada = await createAgent(db, { name: 'Ada Agent', teams: [team] });
  lead = await createAgent(db, {
    name: 'Lena Lead',
    teams: [team],
    permissions: ['tickets.merge', 'tickets.delete'],
  });
  admin = await createAdmin(db);
  customer = await createCustomer(db, 'Carla Customer');
  stranger = await createCustomer(db);
});
afterAll(async () => db[Symbol.asyncDispose]());

interface Pair {
  readonly source: string;
  readonly target: string;
  readonly note: string;
}

/** Two tickets of one customer with a conversation that went back and forth between them. */
async function pair(): Promise<Pair> {
  await db.owner.count('delete from private.rate_limits');
  const words = (text: string): Record<string, unknown> => ({ p_description: text });
  const target = (await createTicket(db, customer, words('Target description'))).id;
  const source = (await createTicket(db, customer, words('Source description'))).id;
  await reply(db, customer, source, { p_body: 'Source 1' });
  await reply(db, ada, target, { p_body: 'Target 1' });
  await reply(db, ada, source, { p_body: 'Source 2' });
  const { note } = await addNote(db, ada, source, { p_body: 'Source note' });
  await reply(db, customer, target, { p_body: 'Target 2' });
  return { source, target, note: note.id };
}

const ordered = [
  'Source description',
  'Source 1',
  'Target 1',
  'Source 2',
  'Source note',
  'Target 2',
];
const numberOf = async (id: string): Promise<number> =>
  (
    await db.owner.row(
      z.object({ number: z.number() }),
      'select number from public.tickets where id = $1',
      id,
    )
  ).number;

describe('merging', () => {
  it('moves what was written into the target, interleaved by time, and remembers where it was', async () => {
    const { source, target } = await pair();
    const { ticket } = await merge(db, lead, [source], { into: target });
    expect(ticket.id).toBe(target);
    expect(await wordsOn(db, ada, target)).toEqual(ordered);
    expect(await wordsOn(db, ada, source)).toEqual([]);
    const { entries } = await timelineOf(db, ada, target);
    const moved = entries.flatMap((entry) =>
      entry.kind !== 'activity' && entry.origin ? [[entry.body, entry.origin]] : [],
    );
    const origin = { ticket_id: source, number: await numberOf(source) };
    expect(moved).toEqual(
      ['Source description', 'Source 1', 'Source 2', 'Source note'].map((text) => [text, origin]),
    );
  });

  it('shows the customer all of it but the notes', async () => {
    const { source, target } = await pair();
    await merge(db, lead, [source], { into: target });
    const public_ = ordered.filter((text) => text !== 'Source note');
    expect(await wordsOn(db, customer, target)).toEqual(public_);
    const { entries } = await timelineOf(db, customer, target);
    expect(entries.filter(({ feed }) => feed === 'staff')).toEqual([]);
    expect(JSON.stringify(await timelineOf(db, customer, source))).not.toContain('Source note');
  });

  it('says so on both sides, with the number of the other', async () => {
    const { source, target } = await pair();
    await merge(db, lead, [source], { into: target });
    const said = async (id: string): Promise<unknown[]> =>
      (await timelineOf(db, customer, id)).entries.flatMap((entry) =>
        entry.kind === 'activity' && entry.activity.type === 'merged'
          ? [[entry.author_name, entry.activity.new_value]]
          : [],
      );
    expect(await said(source)).toEqual([
      ['Lena Lead', { number: await numberOf(target), direction: 'into' }],
    ]);
    expect(await said(target)).toEqual([
      ['Lena Lead', { number: await numberOf(source), direction: 'from' }],
    ]);
  });

  it('leaves the source out of the queue, open under its number, and closed to words', async () => {
    const { source, target } = await pair();
    await merge(db, lead, [source], { into: target });
    const detail = await db
      .as(customer.caller)
      .rpc(
        'get_ticket',
        { p_ref: String(await numberOf(source)) },
        z.looseObject({ merged_into: z.unknown(), merged_into_id: z.uuid() }),
      );
    expect(detail.merged_into).toEqual({ id: target, number: await numberOf(target) });
    const page = z.object({ tickets: z.array(z.object({ id: z.uuid() })) });
    const args = { p_filters: { view: 'live' }, p_limit: 100 };
    const live = (await db.as(ada.caller).rpc('list_tickets', args, page)).tickets;
    expect(live.map(({ id }) => id)).toContain(target);
    expect(live.map(({ id }) => id)).not.toContain(source);
    const codes = [
      refused(reply(db, customer, source)),
      refused(reply(db, ada, source)),
      refused(addNote(db, ada, source)),
      refused(updateTicket(db, ada, source, { priority: 'low' })),
    ];
    expect((await Promise.all(codes)).map(({ code }) => code)).toEqual(
      codes.map(() => 'ticket_merged'),
    );
    expect(await linksOf(db, ada, target)).toMatchObject([{ id: source, kind: 'merged_here' }]);
  });

  it('takes the files along: those of the description stand with its words', async () => {
    const file = await uploadFile(db, customer);
    const source = (await createTicket(db, customer, { p_attachment_ids: [file.id] })).id;
    const target = (await createTicket(db, customer)).id;
    const internal = await uploadFile(db, ada, { p_is_internal: true });
    await addNote(db, ada, source, { p_attachment_ids: [internal.id] });
    await merge(db, lead, [source], { into: target });
    const { entries } = await timelineOf(db, ada, target);
    const files = entries.flatMap(({ attachments }) => attachments.map(({ id }) => id));
    expect(files).toEqual([file.id, internal.id]);
    const visible = 'select from public.attachments where ticket_id = $1';
    expect(await db.as(customer.caller).count(visible, target)).toBe(1);
    await unmerge(db, lead, source);
    expect(await db.as(customer.caller).count(visible, target)).toBe(0);
    const detail = await db
      .as(customer.caller)
      .rpc('get_ticket', { p_ref: source }, z.looseObject({ attachments: z.array(anything) }));
    expect(detail.attachments).toMatchObject([{ id: file.id }]);
  });

  it('is found where it is now', async () => {
    const { source, target } = await pair();
    const word = `needle${randomUUID().slice(0, 8)}`;
    await reply(db, customer, source, { p_body: word });
    await addNote(db, ada, source, { p_body: `${word}internal` });
    const hits = async (who: Person, query: string): Promise<string[]> => {
      const page = z.object({ tickets: z.array(z.object({ id: z.uuid() })) });
      const found = await db.as(who.caller).rpc('search_tickets', { p_query: query }, page);
      return found.tickets.map(({ id }) => id);
    };
    await merge(db, lead, [source], { into: target });
    expect(await hits(customer, word)).toEqual([target]);
    expect(await hits(ada, `${word}internal`)).toEqual([target]);
    expect(await hits(customer, `${word}internal`)).toEqual([]);
    await unmerge(db, lead, source);
    expect(await hits(customer, word)).toEqual([source]);
    expect(await hits(ada, `${word}internal`)).toEqual([source]);
  });

  it('has the followers of the source follow the target, until it is taken back', async () => {
    const { source, target } = await pair();
    const away = await createAgent(db);
    const follow = 'insert into public.ticket_followers (ticket_id, profile_id) values ($1, $2)';
    for (const [id, who] of [
      [source, away.id],
      [source, ada.id],
      [target, ada.id],
    ]) {
      await db.owner.count(follow, id, who);
    }
    await updateTicket(db, ada, target, { team_id: team.id });
    const following = async (): Promise<number> =>
      db.owner.count('select from public.ticket_followers where ticket_id = $1', target);
    await merge(db, lead, [source], { into: target });
    expect(await following()).toBe(2);
    expect(await wordsOn(db, away, target)).toEqual(ordered);
    await unmerge(db, lead, source);
    expect(await following()).toBe(1);
  });

  it('leaves unread what somebody had not read, and read what they had', async () => {
    const { source, target } = await pair();
    const unread = async (who: Person): Promise<boolean> => {
      const page = z.object({ tickets: z.array(z.object({ id: z.uuid(), unread: z.boolean() })) });
      const { tickets } = await db.as(who.caller).rpc('list_tickets', { p_limit: 100 }, page);
      return tickets.find(({ id }) => id === target)?.unread ?? false;
    };
    const readAll = async (who: Person, id: string): Promise<unknown> =>
      db
        .as(who.caller)
        .rpc('mark_ticket_read', { p_ticket_id: id, p_seq: 99, p_staff_seq: 99 }, anything);
    for (const who of [lead, ada]) await readAll(who, target);
    await merge(db, lead, [source], { into: target });
    expect([await unread(lead), await unread(ada)]).toEqual([false, true]);
  });

  it('makes the times of the target those of all that was said', async () => {
    const { source, target } = await pair();
    const text = `select max(created_at) = (select last_message_at from public.tickets where id = $1)
        and max(created_at) filter (where author_role = 'customer')
          = (select last_customer_message_at from public.tickets where id = $1)
        and min(created_at) filter (where author_role <> 'customer')
          = (select first_responded_at from public.tickets where id = $1) as settled
      from public.ticket_messages where ticket_id = $1`;
    const row = z.object({ settled: z.nullable(z.boolean()) });
    await merge(db, lead, [source], { into: target });
    expect(await db.owner.row(row, text, target)).toEqual({ settled: true });
    await unmerge(db, lead, source);
    for (const id of [source, target]) {
      expect(await db.owner.row(row, text, id)).toEqual({ settled: true });
    }
  });
});

describe('merging is refused', () => {
  const refusal = async (who: Person, sources: readonly string[], into: string): Promise<Refusal> =>
    refused(merge(db, who, sources, { into }));

  it('to whoever lacks tickets.merge', async () => {
    const { source, target } = await pair();
    for (const who of [ada, customer]) {
      expect(await refusal(who, [source], target)).toMatchObject({
        state: 'PT403',
        code: 'not_allowed',
      });
    }
  });

  it("for tickets of two customers: one would read the other's words", async () => {
    const { source, target } = await pair();
    const foreign = (await createTicket(db, stranger)).id;
    const orphans = await Promise.all([insertTicket(db, {}), insertTicket(db, {})]);
    const refusals = [
      await refusal(admin, [foreign], target),
      await refusal(admin, [source, foreign], target),
      await refusal(admin, [orphans[0]], orphans[1]),
    ];
    for (const seen of refusals) {
      expect(seen).toMatchObject({ state: 'PT409', code: 'merge_other_customer' });
    }
    // All or none.
    expect(await wordsOn(db, ada, source)).toContain('Source 1');
    expect(await wordsOn(db, customer, target)).toEqual(['Target 1', 'Target 2']);
  });

  it('for what is out of sight, deleted, merged, closed, or the same', async () => {
    const { source, target } = await pair();
    const own = { customer_id: customer.id };
    const hidden = await insertTicket(db, { ...own, team_id: otherTeam.id });
    expect(await refusal(lead, [hidden], target)).toMatchObject({ code: 'ticket_not_found' });
    expect(await refusal(lead, [source], hidden)).toMatchObject({ code: 'ticket_not_found' });
    const closed = await insertTicket(db, { ...own, status: 'closed', closed_at: new Date() });
    expect(await refusal(lead, [source], closed)).toMatchObject({ code: 'merge_target_closed' });
    expect(await refusal(lead, [target], target)).toMatchObject({ code: 'merge_with_itself' });
    const deleted = await insertTicket(db, { ...own, deleted_at: new Date() });
    expect(await refusal(admin, [deleted], target)).toMatchObject({ code: 'ticket_deleted' });
    expect(await refusal(admin, [source], deleted)).toMatchObject({ code: 'ticket_deleted' });
    await merge(db, lead, [source], { into: target });
    expect(await refusal(lead, [source], target)).toMatchObject({ code: 'ticket_merged' });
    expect(await refusal(lead, [target], source)).toMatchObject({ code: 'ticket_merged' });
  });

  it('for no source, and for too many', async () => {
    const { target } = await pair();
    expect(await refusal(lead, [], target)).toMatchObject({ code: 'tickets_missing' });
    const many = Array.from({ length: 21 }, () => randomUUID());
    expect(await refusal(lead, many, target)).toMatchObject({ code: 'too_many_tickets' });
  });
});

it('a preview tells what would move, and every problem at once', async () => {
  const { source, target } = await pair();
  const foreign = (await createTicket(db, stranger)).id;
  const unknown = randomUUID();
  const preview = await db
    .as(lead.caller)
    .rpc(
      'merge_preview',
      { p_source_ids: [source, foreign, unknown], p_target_id: target },
      mergePreviewSchema,
    );
  expect(preview.target.id).toBe(target);
  expect(preview.sources).toMatchObject([
    { id: source, messages: 3, notes: 1, attachments: 0 },
    { id: foreign, messages: 1, notes: 0, attachments: 0 },
  ]);
  expect(preview.problems.map(({ ticket_id: id, code }) => [id, code])).toEqual([
    [foreign, 'merge_other_customer'],
    [unknown, 'ticket_not_found'],
  ]);
});

describe('merging at the same moment as', () => {
  it('a reply to the source: the reply is refused and named the target, or moves along', async () => {
    const { source, target } = await pair();
    await using merging = await db.begin(lead.caller);
    await using replying = await db.begin(customer.caller);
    const args = { p_source_ids: [source], p_target_id: target, p_client_id: randomUUID() };
    await merging.session.rpc('merge_tickets', args, anything);
    const sent = { p_ticket_id: source, p_client_id: randomUUID(), p_body: 'Too late' };
    const late = refused(replying.session.rpc('reply_to_ticket', sent, anything));
    await untilBlocked(db, replying);
    await merging.commit();
    expect(await late).toMatchObject({
      code: 'ticket_merged',
      detail: { merged_into_id: target },
    });
    await replying.rollback();
  });

  it('a reply that was sent and is repeated after the move is not written twice', async () => {
    const { source, target } = await pair();
    const clientId = randomUUID();
    await reply(db, customer, source, { p_client_id: clientId, p_body: 'Once' });
    const noteId = randomUUID();
    await addNote(db, ada, source, { p_client_id: noteId, p_body: 'Noted once' });
    await merge(db, lead, [source], { into: target });
    expect(await reply(db, customer, source, { p_client_id: clientId })).toMatchObject({
      outcome: 'sent',
      message: { body: 'Once' },
    });
    const again = await addNote(db, ada, source, { p_client_id: noteId });
    expect(again.note).toMatchObject({ body: 'Noted once' });
    const words = await wordsOn(db, ada, target);
    expect(words.filter((text) => text === 'Once')).toEqual(['Once']);
  });

  it('a merge the other way round: one of the two is refused', async () => {
    const { source, target } = await pair();
    const outcomes = await Promise.allSettled([
      merge(db, lead, [source], { into: target }),
      merge(db, admin, [target], { into: source }),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('itself, sent twice: it happens once', async () => {
    const { source, target } = await pair();
    const clientId = randomUUID();
    const first = await merge(db, lead, [source], { into: target, clientId });
    expect(await merge(db, lead, [source], { into: target, clientId })).toEqual(first);
    expect((await ticketOf(db, target)).seq).toBe(first.ticket.seq);
    const as = { p_ticket_ids: [target], p_patch: { priority: 'low' }, p_client_id: clientId };
    const other = db.as(lead.caller).rpc('bulk_update_tickets', as, ticketRow);
    expect(await refused(other)).toMatchObject({ code: 'client_id_taken' });
  });
});
