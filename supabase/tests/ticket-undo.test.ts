import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { bulkUpdate, merge, undo, wordsOn } from './support/operations.ts';
import {
  createAdmin,
  createAgent,
  createCustomer,
  createTeam,
  deactivate,
  type Person,
  type Team,
} from './support/people.ts';
import { refused } from './support/refusal.ts';
import { createTicket, insertTicket, reply, updateTicket } from './support/tickets.ts';
import { untilBlocked } from './support/waiting.ts';

let db: TestDatabase;
let team: Team;
let otherTeam: Team;
let ada: Person;
let lead: Person;
let admin: Person;
let customer: Person;
let tags: readonly [string, string, string];

beforeAll(async () => {
  db = await createTestDatabase();
  team = await createTeam(db);
  otherTeam = await createTeam(db);
  ada = await createAgent(db, { name: 'Ada Agent', teams: [team] });
  lead = await createAgent(db, {
    name: 'Lena Lead',
    teams: [team],
    permissions: ['tickets.assign', 'tickets.delete', 'tickets.merge'],
  });
  admin = await createAdmin(db);
  customer = await createCustomer(db);
  const row = z.object({ id: z.uuid() });
  const tag = async (name: string): Promise<string> =>
    (await db.owner.row(row, 'insert into public.tags (name) values ($1) returning id', name)).id;
  tags = [await tag('first'), await tag('second'), await tag('third')];
});
afterAll(async () => db[Symbol.asyncDispose]());

const ticket = async (values: Readonly<Record<string, unknown>> = {}): Promise<string> =>
  insertTicket(db, { customer_id: customer.id, team_id: team.id, ...values });

const stateRow = z.object({
  status: z.string(),
  resolved_at: z.nullable(z.string()),
  closed_at: z.nullable(z.string()),
  priority: z.string(),
  assigned_agent_id: z.nullable(z.string()),
  team_id: z.nullable(z.string()),
  category_id: z.nullable(z.string()),
  snoozed_until: z.nullable(z.string()),
  deleted_at: z.nullable(z.string()),
  deleted_by: z.nullable(z.string()),
  tags: z.array(z.string()),
});

/** Everything that a command on many tickets can change, to the microsecond. */
async function stateOf(id: string): Promise<z.output<typeof stateRow>> {
  return db.owner.row(
    stateRow,
    `select status, resolved_at::text, closed_at::text, priority, assigned_agent_id, team_id, category_id,
      snoozed_until::text, deleted_at::text, deleted_by,
      array(select tag_id::text from public.ticket_tags where ticket_id = t.id order by tag_id) as tags
    from public.tickets as t where id = $1`,
    id,
  );
}

const laterToday = (): string => new Date(Date.now() + 3_600_000).toISOString();

describe('what was done to several tickets is taken back', () => {
  it.each([
    ['a first assignment, and with it the state new', () => ({ assigned_agent_id: ada.id })],
    ['closing, with the time of the solution', () => ({ status: 'closed' })],
    ['priority and snooze', () => ({ priority: 'urgent', snoozed_until: laterToday() })],
    ['a handover', () => ({ team_id: otherTeam.id, status: 'in_progress' })],
    ['tags', () => ({ add_tag_ids: [tags[0], tags[1]], remove_tag_ids: [tags[2]] })],
    ['a deletion', () => ({ deleted: true })],
  ])('%s', async (_name, patch) => {
    const plain = await ticket();
    const inWork = await ticket({ assigned_agent_id: lead.id, snoozed_until: laterToday() });
    await updateTicket(db, lead, inWork, { tag_ids: [tags[1], tags[2]] });
    const resolved = await ticket();
    await updateTicket(db, lead, resolved, { status: 'resolved' });
    const ids = [plain, inWork, resolved];
    const before = await Promise.all(ids.map(stateOf));
    const { operation_id: operation, results } = await bulkUpdate(db, lead, ids, {
      patch: patch(),
    });
    const changed = results.filter(({ outcome }) => outcome === 'changed');
    expect(changed.length).toBeGreaterThan(0);
    const undone = await undo(db, lead, operation);
    expect(undone.results).toEqual(changed.map((result) => ({ ...result, outcome: 'undone' })));
    expect(await Promise.all(ids.map(stateOf))).toEqual(before);
  });

  it('a ticket that went out of sight with it comes back into sight', async () => {
    const id = await ticket();
    const { operation_id: operation } = await bulkUpdate(db, ada, [id], {
      patch: { team_id: otherTeam.id },
    });
    expect(await refused(updateTicket(db, ada, id, { priority: 'low' }))).toMatchObject({
      code: 'ticket_not_found',
    });
    await undo(db, ada, operation);
    await updateTicket(db, ada, id, { priority: 'low' });
  });

  it('whom the new team gave the ticket to loses it again, and the old team hands nothing out', async () => {
    const busy = await createTeam(db);
    await db.owner.count(
      "update public.teams set assignment_strategy = 'round_robin' where id = $1",
      busy.id,
    );
    const taker = await createAgent(db, { teams: [busy] });
    await db.owner.count(
      "update public.profiles set availability = 'online' where id = $1",
      taker.id,
    );
    const id = await ticket();
    const there = await bulkUpdate(db, lead, [id], { patch: { team_id: busy.id } });
    expect(await stateOf(id)).toMatchObject({ team_id: busy.id, assigned_agent_id: taker.id });
    await undo(db, lead, there.operation_id);
    expect(await stateOf(id)).toMatchObject({
      team_id: team.id,
      assigned_agent_id: null,
      status: 'new',
    });
    await deactivate(db, taker);
    const away = await bulkUpdate(db, admin, [id], { patch: { team_id: busy.id } });
    await db.owner.count('update public.profiles set is_active = true where id = $1', taker.id);
    await bulkUpdate(db, admin, [id], { patch: { team_id: team.id } });
    expect((await undo(db, admin, away.operation_id)).results).toMatchObject([
      { outcome: 'changed_since' },
    ]);
    expect(await stateOf(id)).toMatchObject({ team_id: team.id, assigned_agent_id: null });
  });

  it('stands in the history, and nobody is told a second time', async () => {
    const id = await ticket({ assigned_agent_id: ada.id });
    const { operation_id: operation } = await bulkUpdate(db, lead, [id], {
      patch: { assigned_agent_id: lead.id, status: 'resolved' },
    });
    const unread = async (who: Person): Promise<number> =>
      db.owner.count(
        'select from public.notifications where ticket_id = $1 and recipient_id = $2 and read_at is null',
        id,
        who.id,
      );
    expect(await unread(customer)).toBe(1);
    await undo(db, lead, operation);
    expect([await unread(customer), await unread(ada)]).toEqual([0, 0]);
    const text = `select type from public.ticket_activities where ticket_id = $1 and actor_id = $2 order by seq`;
    const kinds = await db.owner.rows(z.object({ type: z.string() }), text, id, lead.id);
    expect(kinds.map(({ type }) => type)).toEqual([
      'agent_assignment',
      'status_change',
      'agent_assignment',
      'status_change',
    ]);
  });

  it('a merge', async () => {
    const [target, source] = [
      (await createTicket(db, customer)).id,
      (await createTicket(db, customer)).id,
    ];
    await reply(db, customer, source, { p_body: 'From the source' });
    const { operation_id: operation } = await merge(db, lead, [source], { into: target });
    expect(await wordsOn(db, lead, target)).toContain('From the source');
    expect((await undo(db, lead, operation)).results).toMatchObject([
      { ticket_id: source, outcome: 'undone', code: null },
    ]);
    expect(await wordsOn(db, lead, target)).toEqual([]);
    expect(await wordsOn(db, lead, source)).toEqual(['From the source']);
  });
});

describe('what somebody changed since is left alone', () => {
  it('field by field', async () => {
    const id = await ticket();
    const { operation_id: operation } = await bulkUpdate(db, lead, [id], {
      patch: { assigned_agent_id: ada.id, priority: 'urgent', add_tag_ids: [tags[0], tags[1]] },
    });
    await updateTicket(db, ada, id, { status: 'waiting', tag_ids: [tags[1], tags[2]] });
    expect((await undo(db, lead, operation)).results).toMatchObject([
      { ticket_id: id, outcome: 'changed_since', code: null },
    ]);
    expect(await stateOf(id)).toMatchObject({
      status: 'waiting',
      assigned_agent_id: null,
      priority: 'medium',
      tags: [tags[2]],
    });
  });

  it('a state that went on keeps its own times', async () => {
    const id = await ticket();
    const { operation_id: operation } = await bulkUpdate(db, lead, [id], {
      patch: { status: 'resolved' },
    });
    await updateTicket(db, ada, id, { status: 'closed' });
    const after = await stateOf(id);
    expect((await undo(db, lead, operation)).results).toMatchObject([{ outcome: 'changed_since' }]);
    expect(await stateOf(id)).toEqual(after);
  });

  it('a ticket that was deleted or merged since is told as such', async () => {
    const [gone, merged] = [await ticket(), (await createTicket(db, customer)).id];
    const { operation_id: operation } = await bulkUpdate(db, lead, [gone, merged], {
      patch: { priority: 'low' },
    });
    await bulkUpdate(db, lead, [gone], { patch: { deleted: true } });
    await merge(db, lead, [merged], { into: (await createTicket(db, customer)).id });
    expect((await undo(db, lead, operation)).results).toMatchObject([
      { ticket_id: gone, outcome: 'failed', code: 'ticket_deleted' },
      { ticket_id: merged, outcome: 'failed', code: 'ticket_merged' },
    ]);
    expect(await stateOf(gone)).toMatchObject({ priority: 'low' });
  });

  it('an assignee who was deactivated since does not get the ticket back', async () => {
    const leaver = await createAgent(db, { teams: [team] });
    const id = await ticket({ assigned_agent_id: leaver.id });
    const { operation_id: operation } = await bulkUpdate(db, lead, [id], {
      patch: { assigned_agent_id: lead.id },
    });
    await deactivate(db, leaver);
    expect((await undo(db, lead, operation)).results).toMatchObject([
      { outcome: 'failed', code: 'assignee_not_staff' },
    ]);
    expect(await stateOf(id)).toMatchObject({ assigned_agent_id: lead.id });
  });
});

describe('undo is for whoever did it, for a minute, and once', () => {
  const operate = async (id: string): Promise<string> =>
    (await bulkUpdate(db, lead, [id], { patch: { priority: 'high' } })).operation_id;

  it('nobody else, not even an admin, and no customer', async () => {
    const operation = await operate(await ticket());
    expect(await refused(undo(db, admin, operation))).toMatchObject({
      state: 'PT404',
      code: 'operation_not_found',
    });
    expect(await refused(undo(db, customer, operation))).toMatchObject({ code: 'not_allowed' });
  });

  it('not after a minute', async () => {
    const id = await ticket();
    const operation = await operate(id);
    await db.owner.count(
      `update public.ticket_operations set done_at = done_at - interval '61 seconds' where id = $1`,
      operation,
    );
    expect(await refused(undo(db, lead, operation))).toMatchObject({
      state: 'PT409',
      code: 'undo_window_over',
    });
    expect(await stateOf(id)).toMatchObject({ priority: 'high' });
  });

  it('a second time tells the same, and does nothing', async () => {
    const id = await ticket();
    const operation = await operate(id);
    const first = await undo(db, lead, operation);
    await updateTicket(db, lead, id, { priority: 'high' });
    expect(await undo(db, lead, operation)).toEqual(first);
    expect(await stateOf(id)).toMatchObject({ priority: 'high' });
  });

  it('also when both come at the same moment', async () => {
    const id = await ticket();
    const operation = await operate(id);
    const args = { p_operation_id: operation };
    await using first = await db.begin(lead.caller);
    await using second = await db.begin(lead.caller);
    const done = await first.session.rpc('undo_operation', args, z.unknown());
    const again = second.session.rpc('undo_operation', args, z.unknown());
    await untilBlocked(db, second);
    await first.commit();
    expect(await again).toEqual(done);
    await second.commit();
  });

  it('not for whoever lost their access', async () => {
    const agent = await createAgent(db, { teams: [team] });
    const { operation_id: operation } = await bulkUpdate(db, agent, [await ticket()], {
      patch: { priority: 'low' },
    });
    await deactivate(db, agent);
    expect(await refused(undo(db, agent, operation))).toMatchObject({ code: 'account_inactive' });
  });
});

describe('the way around the transitions is open to undo alone', () => {
  it('no request can mark a ticket as being put back', async () => {
    const id = await ticket();
    const { operation_id: operation } = await bulkUpdate(db, lead, [id], {
      patch: { assigned_agent_id: lead.id },
    });
    const mark = `update public.ticket_operation_items set undone_in = pg_current_xact_id() where operation_id = $1`;
    expect(await refused(db.as(admin.caller).count(mark, operation))).toMatchObject({
      state: '42501',
    });
    expect(await refused(updateTicket(db, lead, id, { status: 'new' }))).toMatchObject({
      code: 'transition_not_allowed',
    });
  });

  it('and what an earlier undo wrote opens nothing later', async () => {
    const id = await ticket();
    const { operation_id: operation } = await bulkUpdate(db, lead, [id], {
      patch: { assigned_agent_id: lead.id },
    });
    await undo(db, lead, operation);
    await updateTicket(db, lead, id, { status: 'open' });
    expect(await refused(updateTicket(db, lead, id, { status: 'new' }))).toMatchObject({
      code: 'transition_not_allowed',
    });
  });
});

it('operations are forgotten after a day', async () => {
  const { operation_id: operation } = await bulkUpdate(db, lead, [await ticket()], {
    patch: { priority: 'low' },
  });
  const kept = 'select from public.ticket_operations where id = $1';
  await db.owner.count('select private.run_maintenance()');
  expect(await db.owner.count(kept, operation)).toBe(1);
  await db.owner.count(
    `update public.ticket_operations set created_at = now() - interval '25 hours' where id = $1`,
    operation,
  );
  await db.owner.count('select private.run_maintenance()');
  expect(await db.owner.count(kept, operation)).toBe(0);
});
