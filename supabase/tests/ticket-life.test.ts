import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import {
  createAgent,
  createCustomer,
  createTeam,
  type Person,
  type Team,
} from './support/people.ts';
import { refused } from './support/refusal.ts';
import { createTicket, insertTicket, reply, ticketOf, updateTicket } from './support/tickets.ts';

let db: TestDatabase;
let team: Team;
let agent: Person;
let customer: Person;

beforeAll(async () => {
  db = await createTestDatabase();
  team = await createTeam(db);
  agent = await createAgent(db, { teams: [team] });
  customer = await createCustomer(db);
});
afterAll(async () => db[Symbol.asyncDispose]());

const STATES = ['new', 'open', 'in_progress', 'waiting', 'resolved', 'closed'] as const;
type State = (typeof STATES)[number];

/** Which state may follow which, and on whose word; the database's own table has to say the same. */
const TRANSITIONS: Readonly<
  Record<'customer' | 'staff', Readonly<Record<State, readonly State[]>>>
> = {
  customer: {
    new: ['resolved'],
    open: ['resolved'],
    in_progress: ['resolved'],
    waiting: ['open', 'resolved'],
    resolved: ['open'],
    closed: [],
  },
  staff: {
    new: ['open', 'in_progress', 'waiting', 'resolved', 'closed'],
    open: ['in_progress', 'waiting', 'resolved', 'closed'],
    in_progress: ['open', 'waiting', 'resolved', 'closed'],
    waiting: ['open', 'in_progress', 'resolved', 'closed'],
    resolved: ['open', 'in_progress', 'waiting', 'closed'],
    closed: [],
  },
};

async function ticketIn(status: State): Promise<string> {
  const assigned = { customer_id: customer.id, team_id: team.id, status };
  if (status === 'resolved') return insertTicket(db, { ...assigned, resolved_at: new Date() });
  if (status === 'closed') {
    return insertTicket(db, { ...assigned, resolved_at: new Date(), closed_at: new Date() });
  }
  return insertTicket(db, assigned);
}

describe.each(['customer', 'staff'] as const)(
  'a ticket moves on the word of a %s only as the table says',
  (actor) => {
    const pairs = STATES.flatMap((from) =>
      STATES.filter((to) => to !== from).map((to) => [from, to] as const),
    );

    const isAllowed = ([from, to]: readonly [State, State]): boolean =>
      TRANSITIONS[actor][from].includes(to);

    it.each(pairs.filter(isAllowed))('from %s to %s', async (from, to) => {
      const id = await ticketIn(from);
      const who = actor === 'staff' ? agent : customer;
      expect((await updateTicket(db, who, id, { status: to })).ticket.status).toBe(to);
    });

    it.each(pairs.filter((pair) => !isAllowed(pair)))('never from %s to %s', async (from, to) => {
      const id = await ticketIn(from);
      const who = actor === 'staff' ? agent : customer;
      expect(await refused(updateTicket(db, who, id, { status: to }))).toMatchObject({
        state: 'PT409',
        code: 'transition_not_allowed',
        field: 'status',
      });
      expect((await ticketOf(db, id)).status).toBe(from);
    });

    it('and the table of the database says so too', async () => {
      const rows = await db.owner.rows(
        z.object({ from_status: z.enum(STATES), to_status: z.enum(STATES) }),
        'select from_status, to_status from public.ticket_transitions where actor = $1',
        actor,
      );
      const stated = STATES.flatMap((from) =>
        TRANSITIONS[actor][from].map((to) => `${from} → ${to}`),
      );
      expect(rows.map((row) => `${row.from_status} → ${row.to_status}`).toSorted()).toEqual(
        stated.toSorted(),
      );
    });
  },
);

describe('a ticket moves by what happens', () => {
  it('opens when an agent takes it, and when an agent answers it first', async () => {
    const [taken, answered] = [await ticketIn('new'), await ticketIn('new')];
    await updateTicket(db, agent, taken, { assigned_agent_id: agent.id });
    await reply(db, agent, answered);
    expect((await ticketOf(db, taken)).status).toBe('open');
    expect((await ticketOf(db, answered)).status).toBe('open');
  });

  it.each(['waiting', 'resolved'] as const)(
    "opens again from %s with a customer's reply",
    async (status) => {
      const id = await ticketIn(status);
      await reply(db, customer, id);
      expect(await ticketOf(db, id)).toMatchObject({ status: 'open', resolved_at: null });
    },
  );

  it.each(['new', 'open', 'in_progress'] as const)(
    "stays %s with a customer's reply",
    async (status) => {
      const id = await ticketIn(status);
      await reply(db, customer, id);
      expect((await ticketOf(db, id)).status).toBe(status);
    },
  );

  it('takes the state that an agent sends with a reply, in one step', async () => {
    const id = await ticketIn('open');
    const outcome = await reply(db, agent, id, { p_status: 'waiting' });
    expect(outcome).toMatchObject({ outcome: 'sent', ticket: { status: 'waiting' } });
  });

  it('sends neither reply nor state when the state is not allowed', async () => {
    const id = await ticketIn('open');
    const before = await ticketOf(db, id);
    expect(await refused(reply(db, agent, id, { p_status: 'new' }))).toMatchObject({
      field: 'status',
    });
    expect(await refused(reply(db, agent, id, { p_status: 'solved' }))).toMatchObject({
      state: 'PT422',
      field: 'status',
    });
    expect(await refused(reply(db, customer, id, { p_status: 'resolved' }))).toMatchObject({
      state: 'PT403',
      field: 'status',
    });
    expect(await ticketOf(db, id)).toEqual(before);
  });

  it('is not snoozed any longer when its customer answers', async () => {
    const id = await ticketIn('waiting');
    await updateTicket(db, agent, id, {
      snoozed_until: new Date(Date.now() + 86_400_000).toISOString(),
    });
    await reply(db, customer, id);
    const { snoozed } = await db.owner.row(
      z.object({ snoozed: z.boolean() }),
      'select snoozed_until is not null as snoozed from public.tickets where id = $1',
      id,
    );
    expect(snoozed).toBe(false);
  });
});

describe('a ticket that is over', () => {
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();

  it.each(['resolved', 'closed'] as const)('cannot be snoozed: %s', async (status) => {
    const id = await ticketIn(status);
    expect(await refused(updateTicket(db, agent, id, { snoozed_until: tomorrow }))).toMatchObject({
      state: 'PT409',
      code: 'not_snoozable',
      field: 'snoozed_until',
    });
    expect((await ticketOf(db, id)).status).toBe(status);
  });

  it('is not snoozed by the change that ends it', async () => {
    const id = await ticketIn('waiting');
    await updateTicket(db, agent, id, { snoozed_until: tomorrow });
    await updateTicket(db, agent, id, { status: 'resolved', snoozed_until: tomorrow });
    expect(await ticketOf(db, id)).toMatchObject({ status: 'resolved', snoozed_until: null });
  });
});

describe("a customer's words stand once somebody works on them", () => {
  it('until then the customer may correct them', async () => {
    const { id } = await createTicket(db, customer);
    await updateTicket(db, customer, id, {
      subject: 'A better subject',
      description: 'Better words',
    });
    expect(await ticketOf(db, id)).toMatchObject({ subject: 'A better subject' });
    await updateTicket(db, agent, id, { assigned_agent_id: agent.id });
    expect(await refused(updateTicket(db, customer, id, { subject: 'Too late' }))).toMatchObject({
      state: 'PT409',
      code: 'ticket_in_work',
    });
    expect(await refused(updateTicket(db, agent, id, { description: 'Not mine' }))).toMatchObject({
      state: 'PT403',
      field: 'description',
    });
  });
});

describe('a reply to a closed ticket', () => {
  it('of its customer opens a new one that follows it, once', async () => {
    const id = await ticketIn('closed');
    const again = { p_client_id: '5f0b1c9e-55f4-4b43-8a3e-16bb3d6a8f01', p_body: 'It is back.' };
    const first = await reply(db, customer, id, again);
    const second = await reply(db, customer, id, again);
    expect(first).toMatchObject({ outcome: 'follow_up', ticket: { status: 'new' } });
    expect(second).toEqual(first);
    const followers = await db.owner.rows(
      z.object({ description: z.string(), team_id: z.string() }),
      'select description, team_id from public.tickets where follows_ticket_id = $1',
      id,
    );
    expect(followers).toEqual([{ description: 'It is back.', team_id: team.id }]);
    expect((await ticketOf(db, id)).status).toBe('closed');
  });

  it('of an agent is refused', async () => {
    const id = await ticketIn('closed');
    expect(await refused(reply(db, agent, id))).toMatchObject({
      state: 'PT409',
      code: 'ticket_closed',
    });
  });
});

describe('handing a ticket to a team', () => {
  it('takes it from an assignee who is not in the team, and tells whether the caller still sees it', async () => {
    const other = await createTeam(db);
    const id = await insertTicket(db, {
      customer_id: customer.id,
      team_id: team.id,
      assigned_agent_id: agent.id,
    });
    const outcome = await updateTicket(db, agent, id, { team_id: other.id });
    expect(outcome).toMatchObject({
      readable: false,
      ticket: { team_id: other.id, assigned_agent_id: null },
    });
  });

  it('is refused for a team that works no longer', async () => {
    const retired = await createTeam(db);
    await db.owner.count('update public.teams set is_active = false where id = $1', retired.id);
    const id = await ticketIn('open');
    expect(await refused(updateTicket(db, agent, id, { team_id: retired.id }))).toMatchObject({
      state: 'PT422',
      field: 'team_id',
    });
  });

  it('a team with tickets cannot be deleted, which would open them to every agent', async () => {
    await ticketIn('open');
    expect(
      await refused(db.owner.count('delete from public.teams where id = $1', team.id)),
    ).toMatchObject({
      code: 'team_in_use',
    });
  });
});
