import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createTestDatabase, SERVICE, type TestDatabase } from './support/database.ts';
import { createAgent, createCustomer, createTeam, type Person } from './support/people.ts';
import { refused } from './support/refusal.ts';
import { insertTicket, updateTicket } from './support/tickets.ts';
import { untilBlocked } from './support/waiting.ts';

let db: TestDatabase;
let agent: Person;
let customer: Person;
let teamId: string;
let vip: string;
let refund: string;

const idRow = z.object({ id: z.string() });

async function createTag(): Promise<string> {
  const text = 'insert into public.tags (name) values ($1) returning id';
  return (await db.owner.row(idRow, text, `Tag ${randomUUID()}`.slice(0, 30))).id;
}

beforeAll(async () => {
  db = await createTestDatabase();
  const team = await createTeam(db);
  teamId = team.id;
  agent = await createAgent(db, { teams: [team] });
  customer = await createCustomer(db);
  [vip, refund] = [await createTag(), await createTag()];
});
afterAll(async () => db[Symbol.asyncDispose]());

const ticket = async (): Promise<string> =>
  insertTicket(db, { customer_id: customer.id, team_id: teamId });

const put = 'insert into public.ticket_tags (ticket_id, tag_id) values ($1, $2)';

async function copied(id: string): Promise<readonly string[]> {
  const row = z.object({ tag_ids: z.array(z.string()) });
  const text =
    'select array(select unnest(tag_ids) order by 1) as tag_ids from public.tickets where id = $1';
  return (await db.owner.row(row, text, id)).tag_ids;
}

async function listed(filters: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  const page = z.object({ tickets: z.array(z.looseObject({ id: z.string() })) });
  const { tickets } = await db
    .as(agent.caller)
    .rpc('list_tickets', { p_filters: filters, p_limit: 100 }, page);
  return tickets.map(({ id }) => id);
}

describe('the copy of its tags that a ticket holds', () => {
  it('follows what is put on and taken off', async () => {
    const id = await ticket();
    expect(await copied(id)).toEqual([]);
    await updateTicket(db, agent, id, { tag_ids: [vip, refund] });
    expect(await copied(id)).toEqual([vip, refund].toSorted());
    await updateTicket(db, agent, id, { tag_ids: [refund] });
    expect(await copied(id)).toEqual([refund]);
  });

  it('follows one statement about several tickets', async () => {
    const [one, other] = [await ticket(), await ticket()];
    await db.owner.count(
      `insert into public.ticket_tags (ticket_id, tag_id) values ($1, $3), ($1, $4), ($2, $4)`,
      one,
      other,
      vip,
      refund,
    );
    expect(await copied(one)).toEqual([vip, refund].toSorted());
    expect(await copied(other)).toEqual([refund]);
    await db.owner.count('delete from public.ticket_tags where tag_id = $1', refund);
    expect(await copied(one)).toEqual([vip]);
    expect(await copied(other)).toEqual([]);
  });

  it('loses a tag that is deleted', async () => {
    const id = await ticket();
    const passing = await createTag();
    await updateTicket(db, agent, id, { tag_ids: [vip, passing] });
    await db.owner.count('delete from public.tags where id = $1', passing);
    expect(await copied(id)).toEqual([vip]);
  });

  it('keeps both tags that two people put on at the same moment', async () => {
    const id = await ticket();
    await using first = await db.begin(SERVICE);
    await using second = await db.begin(SERVICE);
    await first.session.count(put, id, vip);
    const other = second.session.count(put, id, refund);
    await untilBlocked(db, second);
    await first.commit();
    await other;
    await second.commit();
    expect(await copied(id)).toEqual([vip, refund].toSorted());
  });

  it.each(['customer', 'agent'] as const)('is no column that %s may select', async (who) => {
    const person = { customer, agent }[who];
    expect(
      await refused(db.as(person.caller).count('select tag_ids from public.tickets')),
    ).toMatchObject({ state: '42501' });
  });

  it('does not stand in the way of deleting its ticket', async () => {
    const id = await ticket();
    await updateTicket(db, agent, id, { tag_ids: [vip] });
    expect(await db.owner.count('delete from public.tickets where id = $1', id)).toBe(1);
  });
});

describe('a list of the tickets with a tag', () => {
  it.each(['live', 'unassigned', 'everything'])('in the view %s follows the tag', async (view) => {
    const tag = await createTag();
    const [one, other] = [await ticket(), await ticket()];
    await updateTicket(db, agent, one, { tag_ids: [tag, vip] });
    expect(await listed({ view, tag })).toEqual([one]);
    await updateTicket(db, agent, other, { tag_ids: [tag] });
    await updateTicket(db, agent, one, { tag_ids: [vip] });
    expect(await listed({ view, tag })).toEqual([other]);
  });

  it('follows the ticket from view to view', async () => {
    const tag = await createTag();
    const id = await ticket();
    await updateTicket(db, agent, id, { tag_ids: [tag], assigned_agent_id: agent.id });
    expect(await listed({ view: 'mine', tag })).toEqual([id]);
    await updateTicket(db, agent, id, { status: 'waiting' });
    expect(await listed({ view: 'waiting', tag })).toEqual([id]);
    await updateTicket(db, agent, id, { status: 'resolved' });
    expect(await listed({ view: 'live', tag })).toEqual([]);
    expect(await listed({ view: 'resolved', tag })).toEqual([id]);
  });
});
