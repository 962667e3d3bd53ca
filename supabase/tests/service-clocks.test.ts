import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import {
  createAdmin,
  createAgent,
  createCustomer,
  createTeam,
  type Person,
  type Team,
} from './support/people.ts';
import {
  officeHours,
  rowOf,
  saveSchedule,
  savePolicy,
  type Sla,
} from './support/service-levels.ts';
import { createTicket, insertTicket, reply, updateTicket } from './support/tickets.ts';

let db: TestDatabase;
let admin: Person;
let agent: Person;
let customer: Person;
let team: Team;

const hour = 3_600_000;
const ago = (milliseconds: number): Date => new Date(Date.now() - milliseconds);

beforeAll(async () => {
  db = await createTestDatabase();
  admin = await createAdmin(db);
  customer = await createCustomer(db);
});
afterAll(async () => db[Symbol.asyncDispose]());

beforeEach(async () => {
  await db.owner.count('delete from public.tickets');
  await db.owner.count('delete from public.sla_policies');
  await db.owner.count('delete from private.clock_reviews');
  team = await createTeam(db);
  agent = await createAgent(db, { teams: [team] });
});

/** Minutes of first response, next response and resolution, the same for each priority but for urgent ones: half. */
async function promise(
  times: readonly [number | null, number | null, number | null],
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  return savePolicy(db, admin, { times, ...more });
}

const opened = async (values: Readonly<Record<string, unknown>> = {}): Promise<string> =>
  insertTicket(db, { customer_id: customer.id, team_id: team.id, ...values });

async function slaOf(ticketId: string): Promise<Sla> {
  const { sla } = await rowOf(db, agent, ticketId);
  if (sla === null) throw new Error('No service level applies.');
  return sla;
}

/** How many minutes from now something is due, rounded. */
const minutesUntil = (due: Date | null): number | null =>
  due === null ? null : Math.round((due.getTime() - Date.now()) / 60_000);

/** Lets the clock of the resolution have begun earlier. */
async function worked(ticketId: string, milliseconds: number): Promise<void> {
  await db.owner.count(
    `update public.ticket_desk set resolution_since = resolution_since - make_interval(secs => $2) where ticket_id = $1`,
    ticketId,
    milliseconds / 1000,
  );
}

describe('the clocks of a ticket', () => {
  it('are those of its priority, and none without a service level', async () => {
    const without = await opened();
    expect((await rowOf(db, agent, without)).sla).toBeNull();
    const policy = await promise([60, 120, 480]);
    expect(await slaOf(await opened())).toMatchObject({
      policy_id: policy,
      due_clock: 'first_response',
      next_response_due_at: null,
      resolution_spent: 0,
      paused_at: null,
      breaches: [],
    });
    const urgent = await slaOf(await opened({ priority: 'urgent' }));
    expect(minutesUntil(urgent.first_response_due_at)).toBe(30);
    expect(minutesUntil(urgent.resolution_due_at)).toBe(240);
  });

  it('follow a change of the priority from when they began', async () => {
    await promise([60, 120, 480]);
    const id = await opened({ created_at: ago(hour / 4) });
    expect(minutesUntil((await slaOf(id)).first_response_due_at)).toBe(45);
    await updateTicket(db, agent, id, { priority: 'urgent' });
    expect(minutesUntil((await slaOf(id)).first_response_due_at)).toBe(15);
  });

  it('the first that fits, by position, applies, and another when the ticket moves', async () => {
    const own = await promise([10, null, null], { team_id: team.id });
    const others = await promise([60, null, null]);
    await promise([4, null, null], { channel: 'portal' });
    const id = await opened();
    expect((await slaOf(id)).policy_id).toBe(own);
    const elsewhere = await createTeam(db);
    await updateTicket(db, admin, id, { team_id: elsewhere.id });
    expect((await rowOf(db, admin, id)).sla).toMatchObject({ policy_id: others });
  });

  it('one that is switched off applies to nothing', async () => {
    await promise([10, null, null], { is_active: false });
    expect((await rowOf(db, agent, await opened())).sla).toBeNull();
  });

  it('the first response stops the first and no message starts the next', async () => {
    await promise([60, 120, 480]);
    const { id } = await createTicket(db, customer);
    await updateTicket(db, admin, id, { team_id: team.id });
    const before = await slaOf(id);
    await reply(db, agent, id);
    const after = await slaOf(id);
    expect(after).toMatchObject({ due_clock: 'resolution', next_response_due_at: null });
    expect(after.first_response_due_at).toEqual(before.first_response_due_at);
  });

  it('the oldest unanswered message of the customer starts the next response, an answer ends it', async () => {
    await promise([60, 120, 48_000]);
    const { id } = await createTicket(db, customer);
    await updateTicket(db, admin, id, { team_id: team.id });
    await reply(db, agent, id);
    await reply(db, customer, id);
    const asked = (await slaOf(id)).next_response_due_at;
    expect(minutesUntil(asked)).toBe(120);
    await reply(db, customer, id, { p_body: 'And another thing.' });
    expect(await slaOf(id)).toMatchObject({
      due_clock: 'next_response',
      next_response_due_at: asked,
    });
    await reply(db, agent, id);
    expect((await slaOf(id)).next_response_due_at).toBeNull();
  });

  it('an internal note answers nothing', async () => {
    await promise([60, 120, 480]);
    const id = await opened();
    await db.as(agent.caller).rpc(
      'add_note',
      {
        p_ticket_id: id,
        p_client_id: randomUUID(),
        p_body: 'Let me think.',
      },
      z.unknown(),
    );
    expect((await slaOf(id)).due_clock).toBe('first_response');
  });

  it('the resolution stands still while the ticket waits for its customer', async () => {
    await promise([null, null, 480]);
    const id = await opened();
    await worked(id, 2 * hour);
    await reply(db, agent, id, { p_status: 'waiting' });
    const paused = await slaOf(id);
    expect(paused).toMatchObject({ due_clock: null, due_at: null, resolution_due_at: null });
    expect(paused.paused_at).not.toBeNull();
    expect(Math.round(paused.resolution_spent / 60)).toBe(120);
    await reply(db, customer, id);
    const running = await slaOf(id);
    expect(running).toMatchObject({ due_clock: 'resolution', paused_at: null });
    expect(minutesUntil(running.resolution_due_at)).toBe(360);
  });

  it('waiting does not stop a response that is owed', async () => {
    await promise([60, 120, 480]);
    const id = await opened();
    await updateTicket(db, agent, id, { status: 'waiting' });
    expect((await slaOf(id)).due_clock).toBe('first_response');
  });

  it('none runs when it is resolved; what it took goes on counting when it opens again', async () => {
    await promise([60, 120, 480]);
    const id = await opened();
    await worked(id, hour);
    await updateTicket(db, agent, id, { status: 'resolved' });
    expect(await slaOf(id)).toMatchObject({ due_clock: null, due_at: null });
    await reply(db, customer, id);
    const again = await slaOf(id);
    // Nobody answered before, so this is still the first response; its time starts anew.
    expect(again.due_clock).toBe('first_response');
    expect(minutesUntil(again.first_response_due_at)).toBe(60);
    expect(minutesUntil(again.resolution_due_at)).toBe(420);
  });

  it('none runs on a deleted or merged ticket, and they go on when it is back', async () => {
    await promise([60, 120, 480]);
    const id = await opened();
    await db.as(admin.caller).rpc('delete_ticket', { p_ticket_id: id }, z.unknown());
    expect((await rowOf(db, admin, id)).sla).toMatchObject({ due_at: null });
    await db.as(admin.caller).rpc('restore_ticket', { p_ticket_id: id }, z.unknown());
    expect((await slaOf(id)).due_clock).toBe('first_response');
    const target = await opened();
    await db
      .as(admin.caller)
      .rpc(
        'merge_tickets',
        { p_source_ids: [id], p_target_id: target, p_client_id: randomUUID() },
        z.unknown(),
      );
    expect((await rowOf(db, admin, id)).sla).toMatchObject({ due_at: null });
    expect((await slaOf(target)).due_clock).toBe('first_response');
  });

  it('count by the hours of the team, else of the service level', async () => {
    const never = await saveSchedule(db, admin, { hours: [] });
    const schedule = await saveSchedule(db, admin, officeHours);
    await promise([60, null, null], { schedule_id: never });
    expect((await slaOf(await opened())).first_response_due_at).toBeNull();
    await db.owner.count(
      'update public.teams set schedule_id = $2 where id = $1',
      team.id,
      schedule,
    );
    // Friday evening: the hour is on Monday morning.
    const id = await opened({ created_at: new Date('2026-11-06T22:00:00Z') });
    expect((await slaOf(id)).first_response_due_at).toEqual(new Date('2026-11-09T10:00:00Z'));
  });

  it('what was worked under the hours of one team stays worked under those of another', async () => {
    await promise([null, null, 480]);
    const elsewhere = await createTeam(db);
    const schedule = await saveSchedule(db, admin, { hours: [] });
    const id = await opened();
    await worked(id, hour);
    await db.owner.count(
      'update public.teams set schedule_id = $2 where id = $1',
      elsewhere.id,
      schedule,
    );
    await updateTicket(db, admin, id, { team_id: elsewhere.id });
    expect((await rowOf(db, admin, id)).sla).toMatchObject({ due_at: null });
    await updateTicket(db, admin, id, { team_id: team.id });
    expect(minutesUntil((await slaOf(id)).resolution_due_at)).toBe(420);
  });
});

const breach = z.object({
  is_internal: z.boolean(),
  actor_role: z.string(),
  clock: z.string(),
});

const breachesOf = async (ticketId: string): Promise<z.output<typeof breach>[]> =>
  db.owner.rows(
    breach,
    `select is_internal, actor_role, new_value ->> 'clock' as clock from public.ticket_activities
    where ticket_id = $1 and type = 'sla_breached' order by seq`,
    ticketId,
  );

const told = async (person: Person): Promise<unknown[]> =>
  db.owner.rows(
    z.object({ type: z.string(), clock: z.nullable(z.string()) }),
    `select type, payload ->> 'clock' as clock from public.notifications
    where recipient_id = $1 and type = 'sla_breached' order by created_at`,
    person.id,
  );

const maintain = async (): Promise<unknown> =>
  (
    await db.owner.row(
      z.object({ result: z.looseObject({ breached: z.number(), reviewed: z.number() }) }),
      'select private.run_maintenance() as result',
    )
  ).result;

describe('a clock that runs out', () => {
  it('is recorded once by the system, told to the assignee and shown in the row', async () => {
    await promise([60, null, 480]);
    const id = await opened({ created_at: ago(1.5 * hour), assigned_agent_id: agent.id });
    expect(await maintain()).toMatchObject({ breached: 1 });
    expect(await maintain()).toMatchObject({ breached: 0 });
    expect(await breachesOf(id)).toEqual([
      { is_internal: true, actor_role: 'system', clock: 'first_response' },
    ]);
    expect(await told(agent)).toEqual([{ type: 'sla_breached', clock: 'first_response' }]);
    expect(await slaOf(id)).toMatchObject({
      due_clock: 'first_response',
      breaches: ['first_response'],
    });
  });

  it('is told to followers when nobody has the ticket', async () => {
    await promise([60, null, null]);
    const id = await opened({ created_at: ago(1.5 * hour) });
    await db
      .as(agent.caller)
      .count(
        'insert into public.ticket_followers (ticket_id, profile_id) values ($1, $2)',
        id,
        agent.id,
      );
    await maintain();
    expect(await told(agent)).toHaveLength(1);
  });

  it('long before anybody looked is recorded, and not announced', async () => {
    await promise([60, null, null]);
    const id = await opened({ created_at: ago(30 * hour), assigned_agent_id: agent.id });
    await maintain();
    expect(await breachesOf(id)).toHaveLength(1);
    expect(await told(agent)).toEqual([]);
  });

  it('is recorded by the late answer itself when nothing else saw it', async () => {
    await promise([60, 120, null]);
    const id = await opened({ created_at: ago(1.5 * hour), assigned_agent_id: agent.id });
    await reply(db, agent, id);
    expect(await breachesOf(id)).toEqual([
      { is_internal: true, actor_role: 'system', clock: 'first_response' },
    ]);
    expect(await maintain()).toMatchObject({ breached: 0 });
    expect(await told(agent)).toEqual([]);
  });

  it('is no second one when it stood still meanwhile', async () => {
    await promise([null, null, 60]);
    const id = await opened({ assigned_agent_id: agent.id, created_at: ago(1.5 * hour) });
    expect(await maintain()).toMatchObject({ breached: 1 });
    await reply(db, agent, id, { p_status: 'waiting' });
    await reply(db, customer, id);
    expect((await slaOf(id)).due_clock).toBe('resolution');
    await updateTicket(db, agent, id, { status: 'resolved' });
    await updateTicket(db, agent, id, { status: 'open' });
    expect(await maintain()).toMatchObject({ breached: 0 });
    expect((await slaOf(id)).breaches).toEqual(['resolution']);
    expect(await breachesOf(id)).toHaveLength(1);
  });

  it('by a response is another one when the next answer comes too late as well', async () => {
    await promise([600, 60, null]);
    const id = await opened({ assigned_agent_id: agent.id });
    await reply(db, agent, id);
    const late = async (): Promise<void> => {
      await reply(db, customer, id);
      await db.owner.count(
        "update public.tickets set awaiting_reply_since = awaiting_reply_since - interval '90 minutes' where id = $1",
        id,
      );
      await reply(db, agent, id);
    };
    await late();
    await late();
    expect((await slaOf(id)).breaches).toEqual(['next_response', 'next_response']);
  });

  it('that gets more time is due again, and can run out again', async () => {
    const id = await opened({ created_at: ago(1.5 * hour), priority: 'urgent' });
    await promise([100, null, null]);
    expect(await maintain()).toMatchObject({ breached: 1 });
    await updateTicket(db, agent, id, { priority: 'medium' });
    expect(minutesUntil((await slaOf(id)).due_at)).toBe(10);
    expect(await maintain()).toMatchObject({ breached: 0 });
    await updateTicket(db, agent, id, { priority: 'urgent' });
    expect(await maintain()).toMatchObject({ breached: 1 });
    expect((await slaOf(id)).breaches).toEqual(['first_response', 'first_response']);
  });
});

describe('when service levels or hours change', () => {
  it('the clocks of live tickets are reckoned anew, and then no more', async () => {
    const id = await opened({ created_at: ago(hour / 2) });
    await promise([60, null, 480]);
    expect((await rowOf(db, agent, id)).sla).toBeNull();
    await maintain();
    const sla = await slaOf(id);
    expect(minutesUntil(sla.first_response_due_at)).toBe(30);
    expect(minutesUntil(sla.resolution_due_at)).toBe(450);
    expect(await maintain()).toMatchObject({ reviewed: 0 });
    await db.owner.count('delete from public.sla_policies');
    await maintain();
    expect((await rowOf(db, agent, id)).sla).toBeNull();
  });

  it('a ticket that somebody is changing is reckoned when they are done', async () => {
    const id = await opened();
    const held = await db.connectOwner();
    try {
      await held.query('begin');
      await held.query('select from public.tickets where id = $1 for update', [id]);
      await promise([60, null, null]);
      await maintain();
      await held.query('commit');
    } finally {
      await held.end();
    }
    await maintain();
    expect((await slaOf(id)).due_clock).toBe('first_response');
  });
});
