import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { createAgent, createCustomer, createTeam, type Person } from './support/people.ts';
import { refused } from './support/refusal.ts';
import {
  addNote,
  anything,
  createTicket,
  insertTicket,
  noteOutcome,
  reply,
  replyOutcome,
  ticketOf,
  ticketRow,
  updateOutcome,
  updateSeen,
  updateTicket,
} from './support/tickets.ts';
import { untilBlocked } from './support/waiting.ts';

let db: TestDatabase;
let ada: Person;
let ben: Person;
let customer: Person;
let teamId: string;

beforeAll(async () => {
  db = await createTestDatabase();
  const team = await createTeam(db);
  teamId = team.id;
  ada = await createAgent(db, { name: 'Ada First', teams: [team] });
  ben = await createAgent(db, { name: 'Ben Second', teams: [team] });
  customer = await createCustomer(db);
});
afterAll(async () => db[Symbol.asyncDispose]());

const countOf = async (table: string, column: string, id: string): Promise<number> =>
  db.owner.count(`select from public.${table} where ${column} = $1`, id);

describe('a command that is sent again has no second effect', () => {
  const ticket = (clientId: string): Record<string, unknown> => ({
    p_client_id: clientId,
    p_subject: 'Sent twice',
    p_description: 'Sent twice',
  });

  it('creating a ticket', async () => {
    const clientId = randomUUID();
    const first = await createTicket(db, customer, ticket(clientId));
    expect(await createTicket(db, customer, ticket(clientId))).toEqual(first);
    expect(await countOf('tickets', 'client_id', clientId)).toBe(1);
  });

  it('replying', async () => {
    const { id } = await createTicket(db, customer);
    const again = { p_client_id: randomUUID(), p_body: 'Once' };
    const first = await reply(db, customer, id, again);
    const second = await reply(db, customer, id, { ...again, p_body: 'Once, with other words' });
    expect(second).toMatchObject({
      outcome: 'sent',
      message: first.outcome === 'sent' ? first.message : null,
    });
    expect(await countOf('ticket_messages', 'ticket_id', id)).toBe(1);
  });

  it('writing a note', async () => {
    const { id } = await createTicket(db, customer);
    const again = { p_client_id: randomUUID() };
    expect(await addNote(db, ada, id, again)).toEqual(await addNote(db, ada, id, again));
    expect(await countOf('ticket_notes', 'ticket_id', id)).toBe(1);
  });

  it('but the client_id of somebody else is refused', async () => {
    const { id } = await createTicket(db, customer);
    const clientId = randomUUID();
    await reply(db, customer, id, { p_client_id: clientId });
    expect(await refused(reply(db, ada, id, { p_client_id: clientId }))).toMatchObject({
      state: 'PT409',
      code: 'client_id_taken',
      field: 'client_id',
    });
    const mine = randomUUID();
    await createTicket(db, customer, { p_client_id: mine });
    const stranger = await createCustomer(db);
    expect(await refused(createTicket(db, stranger, { p_client_id: mine }))).toMatchObject({
      code: 'client_id_taken',
    });
  });
});

describe('a command that comes twice at the same moment has one effect', () => {
  it('creating a ticket', async () => {
    const args = { p_client_id: randomUUID(), p_subject: 'At once', p_description: 'At once' };
    await using first = await db.begin(customer.caller);
    await using second = await db.begin(customer.caller);
    const made = await first.session.rpc('create_ticket', args, ticketRow);
    const again = second.session.rpc('create_ticket', args, ticketRow);
    await untilBlocked(db, second);
    await first.commit();
    expect((await again).id).toBe(made.id);
    await second.commit();
    expect(await countOf('tickets', 'client_id', args.p_client_id)).toBe(1);
  });

  it('replying', async () => {
    const { id } = await createTicket(db, customer);
    const args = { p_ticket_id: id, p_client_id: randomUUID(), p_body: 'At once' };
    await using first = await db.begin(customer.caller);
    await using second = await db.begin(customer.caller);
    const sent = await first.session.rpc('reply_to_ticket', args, replyOutcome);
    const again = second.session.rpc('reply_to_ticket', args, replyOutcome);
    await untilBlocked(db, second);
    await first.commit();
    expect(await again).toMatchObject({
      outcome: 'sent',
      message: sent.outcome === 'sent' ? sent.message : null,
    });
    await second.commit();
    expect(await countOf('ticket_messages', 'ticket_id', id)).toBe(1);
  });

  it('writing a note', async () => {
    const { id } = await createTicket(db, customer);
    const args = { p_ticket_id: id, p_client_id: randomUUID(), p_body: 'At once' };
    await using first = await db.begin(ada.caller);
    await using second = await db.begin(ada.caller);
    const written = await first.session.rpc('add_note', args, noteOutcome);
    const again = second.session.rpc('add_note', args, noteOutcome);
    await untilBlocked(db, second);
    await first.commit();
    expect(await again).toEqual(written);
    await second.commit();
    expect(await countOf('ticket_notes', 'ticket_id', id)).toBe(1);
  });
});

describe('two agents take the same ticket at the same moment', () => {
  it.each(['of their team', 'of no team'])(
    'one %s wins and the other is told who',
    async (whose) => {
      const owner = whose === 'of their team' ? { team_id: teamId } : {};
      const id = await insertTicket(db, { customer_id: customer.id, ...owner });
      const take = (who: Person): Record<string, unknown> => ({
        p_ticket_id: id,
        p_patch: { assigned_agent_id: who.id },
        p_expected: { assigned_agent_id: null },
      });
      await using first = await db.begin(ada.caller);
      await using second = await db.begin(ben.caller);
      await first.session.rpc('update_ticket', take(ada), updateOutcome);
      const late = refused(second.session.rpc('update_ticket', take(ben), updateOutcome));
      await untilBlocked(db, second);
      await first.commit();
      expect(await late).toMatchObject({
        state: 'PT409',
        code: 'ticket_changed',
        field: 'assigned_agent_id',
        detail: { changed_by: 'Ada First', current: { assigned_agent_id: ada.id } },
      });
      expect((await ticketOf(db, id)).assigned_agent_id).toBe(ada.id);
    },
  );

  it('the second is told of the one who changed that field, not of a later change to another', async () => {
    const id = await insertTicket(db, { customer_id: customer.id, team_id: teamId });
    await updateTicket(db, ada, id, { priority: 'urgent' });
    await updateTicket(db, ben, id, { status: 'in_progress' });
    const late = refused(
      updateSeen(db, ben, id, { patch: { priority: 'low' }, expected: { priority: 'medium' } }),
    );
    expect(await late).toMatchObject({
      detail: { changed_by: 'Ada First', current: { priority: 'urgent' } },
    });
  });

  it('nobody is told anything when both wanted the same', async () => {
    const id = await insertTicket(db, { customer_id: customer.id, team_id: teamId });
    await updateSeen(db, ada, id, {
      patch: { priority: 'high' },
      expected: { priority: 'medium' },
    });
    expect(
      (
        await updateSeen(db, ben, id, {
          patch: { priority: 'high' },
          expected: { priority: 'medium' },
        })
      ).ticket.priority,
    ).toBe('high');
  });
});

it('changes of different fields at the same moment both stay', async () => {
  const id = await insertTicket(db, { customer_id: customer.id, team_id: teamId });
  await using first = await db.begin(ada.caller);
  await using second = await db.begin(ben.caller);
  const change = (patch: unknown, expected: unknown): Record<string, unknown> => ({
    p_ticket_id: id,
    p_patch: patch,
    p_expected: expected,
  });
  await first.session.rpc(
    'update_ticket',
    change({ priority: 'urgent' }, { priority: 'medium' }),
    anything,
  );
  const other = second.session.rpc(
    'update_ticket',
    change({ status: 'in_progress' }, { status: 'new' }),
    anything,
  );
  await untilBlocked(db, second);
  await first.commit();
  await other;
  await second.commit();
  expect(await ticketOf(db, id)).toMatchObject({ priority: 'urgent', status: 'in_progress' });
});

describe('a reply to a conversation that moved on', () => {
  it('is answered with what is new instead of being sent, unless told to send anyway', async () => {
    const { id, seq } = await createTicket(db, customer);
    await reply(db, ada, id, { p_body: 'You may not have seen this' });
    const stale = await reply(db, ben, id, { p_last_seen_seq: seq });
    expect(stale).toMatchObject({
      outcome: 'stale',
      entries: [{ body: 'You may not have seen this' }, { kind: 'activity' }],
    });
    expect(await countOf('ticket_messages', 'ticket_id', id)).toBe(1);
    const sent = await reply(db, ben, id, { p_last_seen_seq: seq, p_send_anyway: true });
    expect(sent.outcome).toBe('sent');
  });

  it('is sent when only its author wrote since, or something changed without words', async () => {
    const { id, seq } = await createTicket(db, customer);
    await reply(db, ada, id, { p_body: 'Mine' });
    await updateTicket(db, ben, id, { priority: 'high' });
    expect((await reply(db, ada, id, { p_last_seen_seq: seq })).outcome).toBe('sent');
  });
});

describe('numbers of both feeds under concurrent writers', () => {
  it('have no gap and no double', async () => {
    const id = await insertTicket(db, { customer_id: customer.id, team_id: teamId });
    const writers = Array.from({ length: 8 }, async (_, i) => {
      const who = i % 2 === 0 ? ada : ben;
      await reply(db, who, id);
      await addNote(db, who, id);
      await updateTicket(db, who, id, { priority: i % 3 === 0 ? 'high' : 'low' });
      await updateTicket(db, who, id, {
        snoozed_until: new Date(Date.now() + (i + 1) * 3_600_000).toISOString(),
      });
      await reply(db, customer, id);
    });
    await Promise.all(writers);
    const feeds = await db.owner.rows(
      z.object({ is_internal: z.boolean(), seqs: z.array(z.number()), last: z.number() }),
      `select a.is_internal, array_agg(a.seq::integer order by a.seq) as seqs,
        case when a.is_internal then (select d.seq from public.ticket_desk as d where d.ticket_id = $1)
          else (select t.seq from public.tickets as t where t.id = $1) end as last
      from public.ticket_activities as a where a.ticket_id = $1 group by a.is_internal order by a.is_internal`,
      id,
    );
    expect(feeds.map((feed) => feed.is_internal)).toEqual([false, true]);
    for (const { seqs, last } of feeds) {
      expect(seqs).toEqual(Array.from({ length: last }, (_, i) => i + 1));
    }
  });
});
