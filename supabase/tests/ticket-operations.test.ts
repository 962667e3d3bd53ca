import { randomUUID } from 'node:crypto';
import { ticketIdsSchema } from '@autocrm/core/contracts/ticket-operations.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { listen, outline } from './support/broadcasts.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { bulkUpdate } from './support/operations.ts';
import {
  createAdmin,
  createAgent,
  createCustomer,
  createTeam,
  type Person,
  type Team,
} from './support/people.ts';
import { refused } from './support/refusal.ts';
import { anything, insertTicket, ticketOf, updateTicket } from './support/tickets.ts';
import { untilBlocked } from './support/waiting.ts';

let db: TestDatabase;
let team: Team;
let otherTeam: Team;
let ada: Person;
let lead: Person;
let admin: Person;
let customer: Person;
let tags: readonly [string, string];

const idRow = z.object({ id: z.uuid() });

beforeAll(async () => {
  db = await createTestDatabase();
  team = await createTeam(db);
  otherTeam = await createTeam(db);
  ada = await createAgent(db, { name: 'Ada Agent', teams: [team] });
  lead = await createAgent(db, {
    name: 'Lena Lead',
    teams: [team],
    permissions: ['tickets.assign', 'tickets.delete'],
  });
  admin = await createAdmin(db);
  customer = await createCustomer(db);
  const tag = async (name: string): Promise<string> =>
    (await db.owner.row(idRow, 'insert into public.tags (name) values ($1) returning id', name)).id;
  tags = [await tag('first'), await tag('second')];
});
afterAll(async () => db[Symbol.asyncDispose]());

const ticket = async (values: Readonly<Record<string, unknown>> = {}): Promise<string> =>
  insertTicket(db, { customer_id: customer.id, team_id: team.id, ...values });
const tickets = async (count: number, values = {}): Promise<string[]> =>
  Promise.all(Array.from({ length: count }, async () => ticket(values)));
const tagsOf = async (id: string): Promise<string[]> => {
  const row = z.object({ tag_id: z.uuid() });
  const text = 'select tag_id from public.ticket_tags where ticket_id = $1';
  return (await db.owner.rows(row, text, id)).map(({ tag_id: tag }) => tag);
};

describe('many tickets are changed at once', () => {
  it('every field as update_ticket would, told in the order of the ids', async () => {
    const ids = (await tickets(3)).toSorted().toReversed();
    const patch = {
      status: 'waiting',
      priority: 'urgent',
      assigned_agent_id: ada.id,
      snoozed_until: new Date(Date.now() + 3_600_000).toISOString(),
      add_tag_ids: [tags[0]],
    };
    const { results } = await bulkUpdate(db, ada, ids, { patch });
    expect(results.map((result) => result.ticket_id)).toEqual(ids);
    for (const [i, id] of ids.entries()) {
      const { number } = await db.owner.row(
        z.object({ number: z.number() }),
        'select number from public.tickets where id = $1',
        id,
      );
      expect(results[i]).toEqual({
        ticket_id: id,
        number,
        outcome: 'changed',
        code: null,
        hint: null,
      });
      const { snoozed_until: until, ...stored } = await ticketOf(db, id);
      expect(stored).toMatchObject({
        status: 'waiting',
        priority: 'urgent',
        assigned_agent_id: ada.id,
      });
      expect(until?.toISOString()).toBe(patch.snoozed_until);
      expect(await tagsOf(id)).toEqual([tags[0]]);
    }
  });

  it('tags are put on and taken off, and the others stay', async () => {
    const id = await ticket();
    await updateTicket(db, ada, id, { tag_ids: [tags[0]] });
    await bulkUpdate(db, ada, [id], { patch: { add_tag_ids: [tags[1]] } });
    expect((await tagsOf(id)).toSorted()).toEqual([...tags].toSorted());
    await bulkUpdate(db, ada, [id], { patch: { remove_tag_ids: [tags[0]] } });
    expect(await tagsOf(id)).toEqual([tags[1]]);
  });

  it('what is so already is unchanged and leaves no trace', async () => {
    const id = await ticket({ priority: 'high' });
    const { seq } = await ticketOf(db, id);
    const { results } = await bulkUpdate(db, ada, [id, id], { patch: { priority: 'high' } });
    expect(results).toMatchObject([{ ticket_id: id, outcome: 'unchanged' }]);
    expect((await ticketOf(db, id)).seq).toBe(seq);
  });

  it('a handed-over ticket waits in its new team without its assignee', async () => {
    const id = await ticket({ assigned_agent_id: ada.id });
    await bulkUpdate(db, ada, [id], { patch: { team_id: otherTeam.id } });
    expect(await ticketOf(db, id)).toMatchObject({
      team_id: otherTeam.id,
      assigned_agent_id: null,
    });
  });

  it('deleting needs tickets.delete, bringing back an admin', async () => {
    const id = await ticket();
    const deleted = async (who: Person, value: boolean): Promise<unknown> =>
      (await bulkUpdate(db, who, [id], { patch: { deleted: value } })).results[0];
    expect(await deleted(ada, true)).toMatchObject({ outcome: 'failed', code: 'not_allowed' });
    expect(await deleted(lead, true)).toMatchObject({ outcome: 'changed' });
    expect(await deleted(lead, false)).toMatchObject({
      outcome: 'failed',
      code: 'ticket_not_found',
    });
    expect(await deleted(admin, true)).toMatchObject({ outcome: 'unchanged' });
    expect(await deleted(admin, false)).toMatchObject({ outcome: 'changed' });
    expect(await deleted(admin, false)).toMatchObject({ outcome: 'unchanged' });
  });
});

describe('each ticket stands for itself', () => {
  it('what the caller may not do fails there alone, and nothing of it is done', async () => {
    const [fine, taken] = [await ticket(), await ticket({ assigned_agent_id: lead.id })];
    const foreign = await ticket({ team_id: otherTeam.id });
    const over = await ticket({ status: 'closed', closed_at: new Date(), resolved_at: new Date() });
    const merged = await ticket({ merged_into_id: fine });
    const unknown = randomUUID();
    const { results } = await bulkUpdate(db, ada, [taken, foreign, fine, unknown, over, merged], {
      patch: { assigned_agent_id: ada.id, status: 'in_progress', priority: 'low' },
    });
    expect(results.map(({ outcome, code }) => code ?? outcome)).toEqual([
      'not_allowed',
      'ticket_not_found',
      'changed',
      'ticket_not_found',
      'transition_not_allowed',
      'ticket_merged',
    ]);
    expect(results[0]?.hint).toBe('Somebody else has this ticket. Ask them to hand it over.');
    expect(results[1]).toMatchObject({ number: null });
    expect(await ticketOf(db, taken)).toMatchObject({ priority: 'medium', status: 'open' });
    expect(await ticketOf(db, foreign)).toMatchObject({ priority: 'medium' });
    expect(await ticketOf(db, fine)).toMatchObject({ priority: 'low', status: 'in_progress' });
  });

  it('nobody hands their own request around', async () => {
    const own = await insertTicket(db, { customer_id: ada.id });
    const { results } = await bulkUpdate(db, ada, [own], { patch: { priority: 'urgent' } });
    expect(results).toMatchObject([{ outcome: 'failed', code: 'ticket_not_found', number: null }]);
  });

  it('an assignee who is no agent, and a team that is closed, are told per ticket', async () => {
    const ids = await tickets(2);
    const toCustomer = { patch: { assigned_agent_id: customer.id } };
    const codes = (await bulkUpdate(db, lead, ids, toCustomer)).results.map(({ code }) => code);
    expect(codes).toEqual(['assignee_not_staff', 'assignee_not_staff']);
  });
});

describe('a command that makes no sense is refused as a whole', () => {
  it.each([
    [{ subject: 'No' }, 'field_unknown', 'subject'],
    [{ tag_ids: [] }, 'field_unknown', 'tag_ids'],
    [{ colour: 'red' }, 'field_unknown', 'colour'],
    [{}, 'patch_empty', 'patch'],
    [{ status: 'asleep' }, 'status_unknown', 'status'],
    [{ team_id: 'Support' }, 'not_an_id', 'team_id'],
    [{ add_tag_ids: [randomUUID()] }, 'tag_unknown', 'add_tag_ids'],
    [{ remove_tag_ids: 'all' }, 'tag_unknown', 'remove_tag_ids'],
    [{ deleted: 'yes' }, 'deleted_invalid', 'deleted'],
    [{ snoozed_until: '2001-01-01' }, 'snooze_out_of_range', 'snoozed_until'],
  ])('%j: %s', async (patch, code, field) => {
    const id = await ticket();
    expect(await refused(bulkUpdate(db, ada, [id], { patch }))).toMatchObject({
      state: 'PT422',
      code,
      field,
    });
  });

  it('no tickets, too many, and no client_id', async () => {
    const patch = { priority: 'low' };
    const call = async (ids: readonly (string | null)[], clientId: string | null = randomUUID()) =>
      refused(
        db
          .as(ada.caller)
          .rpc(
            'bulk_update_tickets',
            { p_ticket_ids: ids, p_patch: patch, p_client_id: clientId },
            anything,
          ),
      );
    expect(await call([])).toMatchObject({ code: 'tickets_missing', field: 'ticket_ids' });
    expect(await call([null])).toMatchObject({ code: 'tickets_missing' });
    const many = Array.from({ length: 1001 }, () => randomUUID());
    expect(await call(many)).toMatchObject({ code: 'too_many_tickets', detail: { max: 1000 } });
    expect(await call([randomUUID()], null)).toMatchObject({ code: 'client_id_missing' });
  });
});

describe('a command on many tickets that is sent again has no second effect', () => {
  it('one after the other', async () => {
    const id = await ticket();
    const clientId = randomUUID();
    const first = await bulkUpdate(db, ada, [id], { patch: { priority: 'low' }, clientId });
    await updateTicket(db, ada, id, { priority: 'urgent' });
    const again = await bulkUpdate(db, ada, [id], { patch: { priority: 'low' }, clientId });
    expect(again).toEqual(first);
    expect(await ticketOf(db, id)).toMatchObject({ priority: 'urgent' });
  });

  it('at the same moment', async () => {
    const id = await ticket();
    const args = {
      p_ticket_ids: [id],
      p_patch: { priority: 'low' },
      p_client_id: randomUUID(),
    };
    await using first = await db.begin(ada.caller);
    await using second = await db.begin(ada.caller);
    const done = await first.session.rpc('bulk_update_tickets', args, anything);
    const again = second.session.rpc('bulk_update_tickets', args, anything);
    await untilBlocked(db, second);
    await first.commit();
    expect(await again).toEqual(done);
    await second.commit();
    expect((await ticketOf(db, id)).seq).toBe(2);
  });

  it("and somebody else's client_id is no way to their results", async () => {
    const id = await ticket();
    const clientId = randomUUID();
    const first = await bulkUpdate(db, ada, [id], { patch: { priority: 'low' }, clientId });
    const other = await bulkUpdate(db, lead, [id], { patch: { priority: 'high' }, clientId });
    expect(other.operation_id).not.toBe(first.operation_id);
    expect(other.results).toMatchObject([{ outcome: 'changed' }]);
  });
});

describe('two people who change the same tickets at once', () => {
  it('never wait for each other in a circle', async () => {
    const ids = await tickets(6);
    const change = async (who: Person, own: readonly string[], priority: string) =>
      bulkUpdate(db, who, own, { patch: { priority } });
    const rounds = await Promise.all([
      change(ada, ids, 'high'),
      change(lead, ids.toReversed(), 'urgent'),
      change(admin, ids.toSorted(), 'low'),
    ]);
    expect(rounds.flatMap(({ results }) => results).every((r) => r.code === null)).toBe(true);
    const priorities = await Promise.all(ids.map(async (id) => (await ticketOf(db, id)).priority));
    expect(new Set(priorities).size).toBe(1);
  });
});

describe('what many changes tell', () => {
  it('each ticket is sent once to each reader, and its new assignee is told of it once', async () => {
    const ids = await tickets(2);
    const heard = listen(db);
    await heard();
    await bulkUpdate(db, lead, ids, {
      patch: { assigned_agent_id: ada.id, priority: 'high', status: 'in_progress' },
    });
    const broadcasts = (await heard()).filter(({ event }) => event === 'ticket');
    expect(outline(broadcasts)).toEqual(
      ids
        .flatMap((id) => [
          `ticket → queue:${team.id}`,
          `ticket → ticket-staff:${id}`,
          `ticket → ticket:${id}`,
          `ticket → user:${ada.id}`,
        ])
        .toSorted(),
    );
    const told = z.object({ count: z.number(), type: z.string() });
    const text =
      'select count, type from public.notifications where recipient_id = $1 and ticket_id = any ($2)';
    const rows = await db.owner.rows(told, text, ada.id, ids);
    expect(rows).toEqual([
      { count: 1, type: 'assigned' },
      { count: 1, type: 'assigned' },
    ]);
  });
});

describe('the tickets of a view', () => {
  it('are those of list_tickets, newest first', async () => {
    const mine = await tickets(3, { assigned_agent_id: ada.id, priority: 'urgent' });
    const filters = { p_filters: { assignee: 'me', priority: ['urgent'] } };
    const page = z.object({ tickets: z.array(idRow) });
    const session = db.as(ada.caller);
    const listed = await session.rpc('list_tickets', { ...filters, p_limit: 100 }, page);
    const { ids, more } = await session.rpc('list_ticket_ids', filters, ticketIdsSchema);
    expect(ids).toEqual(listed.tickets.map(({ id }) => id));
    expect(ids).toEqual(expect.arrayContaining(mine));
    expect(more).toBe(false);
  });

  it('are a thousand at most, and whoever asks learns that there are more', async () => {
    const crowded = await createTeam(db);
    const member = await createAgent(db, { teams: [crowded] });
    await db.owner.count(
      `insert into public.tickets (subject, description, team_id)
      select 'One of many', 'Text', $1 from generate_series(1, 1001)`,
      crowded.id,
    );
    const args = { p_filters: { team: crowded.id } };
    const answer = await db.as(member.caller).rpc('list_ticket_ids', args, ticketIdsSchema);
    expect(new Set(answer.ids).size).toBe(1000);
    expect(answer.more).toBe(true);
    const { results } = await bulkUpdate(db, member, answer.ids, {
      patch: { assigned_agent_id: member.id },
    });
    expect(results.every(({ outcome }) => outcome === 'changed')).toBe(true);
    const unknown = session(member, { p_filters: { colour: 'red' } });
    expect(await refused(unknown)).toMatchObject({ code: 'filter_unknown', field: 'colour' });
  });

  const session = async (who: Person, args: Readonly<Record<string, unknown>>): Promise<unknown> =>
    db.as(who.caller).rpc('list_ticket_ids', args, ticketIdsSchema);
});
