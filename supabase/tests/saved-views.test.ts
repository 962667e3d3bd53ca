import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
import { refused } from './support/refusal.ts';
import { insertTicket } from './support/tickets.ts';

let db: TestDatabase;
let admin: Person;
let agent: Person;
let colleague: Person;
let team: Team;

const idRow = z.object({ id: z.uuid() });
const counts = z.record(z.string(), z.number());

beforeAll(async () => {
  db = await createTestDatabase();
  team = await createTeam(db);
  admin = await createAdmin(db);
  agent = await createAgent(db, { teams: [team] });
  colleague = await createAgent(db, { teams: [team] });
});
afterAll(async () => db[Symbol.asyncDispose]());

type Values = Readonly<Record<string, unknown>>;

async function save(who: Person, values: Values = {}): Promise<string> {
  const row = { name: 'A view', owner_id: who.id, ...values };
  const columns = Object.keys(row);
  const { id } = await db.as(who.caller).row(
    idRow,
    `insert into public.saved_views (${columns.join(', ')})
    values (${columns.map((_, i) => `$${i + 1}`).join(', ')}) returning id`,
    ...Object.values(row),
  );
  return id;
}

const countsOf = async (who: Person): Promise<z.output<typeof counts>> =>
  db.as(who.caller).rpc('saved_view_counts', {}, counts);

const listed = z.object({ tickets: z.array(z.looseObject({ id: z.uuid() })) });

describe('a saved view', () => {
  it('takes every filter that the list takes, as it is written', async () => {
    const filters = {
      view: 'mine',
      status: ['open', 'waiting'],
      priority: ['high'],
      channel: ['portal'],
      assignee: 'me',
      team: team.id,
      category: 'none',
      customer: agent.id,
      created_after: '2026-01-01T00:00:00Z',
    };
    const id = await save(agent, { filters, columns: ['tags', 'age'], density: 'compact' });
    const text = 'select filters, sort, descending, density from public.saved_views where id = $1';
    expect(await db.as(agent.caller).row(z.unknown(), text, id)).toEqual({
      filters,
      sort: 'activity',
      descending: true,
      density: 'compact',
    });
  });

  it.each([
    [{ colour: 'red' }, 'filter_unknown', 'colour'],
    [{ status: ['done'] }, 'filter_invalid', 'status'],
    [{ status: 'open' }, 'filter_invalid', 'status'],
    [{ assignee: 'somebody' }, 'filter_invalid', 'assignee'],
    [{ created_after: 'yesterday-ish' }, 'filter_invalid', 'created_after'],
    [{ view: 'theirs' }, 'view_unknown', 'view'],
  ])('is refused with the filters %j, as the list would', async (filters, code, field) => {
    expect(await refused(save(agent, { filters }))).toMatchObject({ state: 'PT422', code, field });
    const id = await save(agent, {});
    const change = 'update public.saved_views set filters = $2 where id = $1';
    const command = db.as(agent.caller).count(change, id, filters);
    expect(await refused(command)).toMatchObject({ state: 'PT422', code, field });
  });

  it.each([
    { sort: 'colour' },
    { density: 'tiny' },
    { position: -1 },
    { name: ' ' },
    { columns: ['a b'] },
    { columns: [null] },
    { columns: Array.from({ length: 21 }, () => 'age') },
  ])('is refused with %j', async (values) => {
    expect(await refused(save(agent, values))).toMatchObject({ state: '23514' });
  });

  it('of a team is written by its leads and admins, not by its other members', async () => {
    const shared = { owner_id: null, team_id: team.id };
    expect(await refused(save(agent, shared))).toMatchObject({ state: '42501' });
    const lead = 'update public.team_members set is_lead = $2 where profile_id = $1';
    await db.owner.count(lead, agent.id, true);
    const id = await save(agent, shared);
    await db.owner.count(lead, agent.id, false);
    const remove = 'delete from public.saved_views where id = $1';
    expect(await db.as(agent.caller).count(remove, id)).toBe(0);
    expect(await db.as(admin.caller).count(remove, id)).toBe(1);
  });

  it('is one of at most fifty of the same person', async () => {
    const collector = await createAgent(db);
    for (let i = 0; i < 50; i += 1) await save(collector);
    expect(await refused(save(collector))).toMatchObject({
      state: 'PT422',
      code: 'too_many_views',
    });
  });

  it('is in the audit log when others have it too, and not when it is personal', async () => {
    const logged = 'select from public.audit_log where record_id = $1';
    expect(await db.owner.count(logged, await save(agent))).toBe(0);
    expect(await db.owner.count(logged, await save(admin, { owner_id: null }))).toBe(1);
  });
});

describe('counts of saved views', () => {
  it('are those of the list, for whoever looks, and zero is one', async () => {
    const customer = await createCustomer(db);
    const elsewhere = await createTeam(db);
    const place = async (values: Values): Promise<string> =>
      insertTicket(db, { customer_id: customer.id, team_id: team.id, ...values });
    await place({ assigned_agent_id: agent.id, priority: 'urgent' });
    await place({ assigned_agent_id: agent.id });
    await place({ assigned_agent_id: colleague.id, priority: 'urgent' });
    await place({ team_id: elsewhere.id, priority: 'urgent' });
    const asked = { customer: customer.id };
    const views: Record<string, Values> = {};
    const share = async (filters: Values): Promise<string> => {
      const id = await save(admin, { owner_id: null, filters });
      views[id] = filters;
      return id;
    };
    const urgent = await share({ ...asked, priority: ['urgent'] });
    const mine = await share({ ...asked, view: 'mine' });
    const none = await share({ ...asked, status: ['closed'] });
    expect(await countsOf(agent)).toMatchObject({ [urgent]: 2, [mine]: 2, [none]: 0 });
    expect(await countsOf(colleague)).toMatchObject({ [urgent]: 2, [mine]: 1, [none]: 0 });
    expect(await countsOf(admin)).toMatchObject({ [urgent]: 3, [mine]: 0, [none]: 0 });
    for (const who of [agent, colleague, admin]) {
      const counted = await countsOf(who);
      for (const [id, filters] of Object.entries(views)) {
        const { tickets } = await db
          .as(who.caller)
          .rpc('list_tickets', { p_filters: filters }, listed);
        expect(counted[id]).toBe(tickets.length);
      }
    }
  });

  it('leave out views of others and those of deleted tickets', async () => {
    const theirs = await save(colleague);
    const deleted = await save(admin, { filters: { deleted: true } });
    expect(Object.keys(await countsOf(agent))).not.toContain(theirs);
    expect(Object.keys(await countsOf(admin))).not.toContain(deleted);
    expect(Object.keys(await countsOf(colleague))).toContain(theirs);
  });

  it('stop at a thousand', async () => {
    const crowded = await createTeam(db);
    await db.owner.count(
      `insert into public.tickets (subject, description, team_id)
      select 'One of many', 'Words', $1 from generate_series(1, 1010)`,
      crowded.id,
    );
    const id = await save(admin, { filters: { team: crowded.id } });
    expect(await countsOf(admin)).toMatchObject({ [id]: 1000 });
  });
});
