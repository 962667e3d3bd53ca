import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createTestDatabase, SERVICE, type TestDatabase } from './support/database.ts';
import {
  createAdmin,
  createAgent,
  createCustomer,
  createTeam,
  type Person,
} from './support/people.ts';
import { refused } from './support/refusal.ts';
import {
  addNote,
  anything,
  createTicket,
  insertTicket,
  reply,
  updateTicket,
} from './support/tickets.ts';

let db: TestDatabase;
let agent: Person;
let colleague: Person;
let admin: Person;
let teamId: string;

beforeAll(async () => {
  db = await createTestDatabase();
  const team = await createTeam(db);
  teamId = team.id;
  agent = await createAgent(db, { name: 'Ada Agent', teams: [team] });
  colleague = await createAgent(db, { name: 'Ben Colleague', teams: [team] });
  admin = await createAdmin(db);
});
afterAll(async () => db[Symbol.asyncDispose]());

describe('flooding', () => {
  it('with tickets ends in 429 that says when to come back, for that person alone', async () => {
    const flooder = await createCustomer(db);
    for (let i = 0; i < 20; i += 1) await createTicket(db, flooder);
    const refusal = await refused(createTicket(db, flooder));
    expect(refusal).toMatchObject({ state: 'PT429', code: 'too_many_requests' });
    const { retry_after_seconds: seconds } = z
      .object({ retry_after_seconds: z.number() })
      .parse(refusal.detail);
    // Twenty an hour, evenly refilled: the next one is due within three minutes.
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(180);
    await createTicket(db, await createCustomer(db));
  });

  it('is forgiven with time, one by one', async () => {
    const flooder = await createCustomer(db);
    for (let i = 0; i < 20; i += 1) await createTicket(db, flooder);
    await db.owner.count(
      "update private.rate_limits set ready_at = ready_at - interval '3 minutes' where key = 'create_ticket:' || $1",
      flooder.id,
    );
    await createTicket(db, flooder);
    expect(await refused(createTicket(db, flooder))).toMatchObject({ state: 'PT429' });
  });

  it('does not count a repeated command', async () => {
    const patient = await createCustomer(db);
    const args = { p_client_id: randomUUID() };
    const made = new Set<string>();
    for (let i = 0; i < 25; i += 1) made.add((await createTicket(db, patient, args)).id);
    made.add((await createTicket(db, patient)).id);
    expect(made.size).toBe(2);
  });
});

describe('a draft', () => {
  const saved = z.object({
    revision: z.number(),
    conflict: z.nullable(
      z.looseObject({ revision: z.number(), payload: z.record(z.string(), z.unknown()) }),
    ),
  });
  const save = async (
    who: Person,
    text: string,
    base: number | null,
    key = 'reply:1',
  ): Promise<z.output<typeof saved>> =>
    db
      .as(who.caller)
      .rpc('save_draft', { p_key: key, p_payload: { text }, p_base_revision: base }, saved);

  it('grows by revisions', async () => {
    const writer = await createCustomer(db);
    expect(await save(writer, 'H', null)).toEqual({ revision: 1, conflict: null });
    expect(await save(writer, 'He', 1)).toEqual({ revision: 2, conflict: null });
    expect(await save(writer, 'He', 2)).toEqual({ revision: 2, conflict: null });
  });

  it('written on two devices keeps the newest, and the other one can be had back', async () => {
    const writer = await createCustomer(db);
    await save(writer, 'Start', null);
    await save(writer, 'From the phone', 1);
    const late = await save(writer, 'From the desk', 1);
    expect(late).toMatchObject({
      revision: 3,
      conflict: { revision: 2, payload: { text: 'From the phone' } },
    });
    const stored = await db.as(writer.caller).row(
      z.object({
        payload: z.unknown(),
        history: z.array(z.looseObject({ payload: z.unknown() })),
      }),
      'select payload, history from public.drafts',
    );
    expect(stored).toMatchObject({
      payload: { text: 'From the desk' },
      history: [{ revision: 2, payload: { text: 'From the phone' } }],
    });
  });

  it('keeps the last five that were overwritten', async () => {
    const writer = await createCustomer(db);
    for (let i = 0; i < 9; i += 1) await save(writer, `Text ${i}`, null);
    const { revisions } = await db.owner.row(
      z.object({ revisions: z.array(z.number()) }),
      `select array(select (h ->> 'revision')::integer from jsonb_array_elements(history) as h) as revisions
      from public.drafts where profile_id = $1`,
      writer.id,
    );
    expect(revisions).toEqual([8, 7, 6, 5, 4]);
  });

  it('of the same name is another one for another person', async () => {
    const [one, two] = [await createCustomer(db), await createCustomer(db)];
    await save(one, 'Mine', null, 'shared name');
    expect(await save(two, 'Theirs', null, 'shared name')).toEqual({ revision: 1, conflict: null });
  });
});

describe('notifications', () => {
  const notice = z.object({
    type: z.string(),
    count: z.number(),
    read_at: z.nullable(z.date()),
    payload: z.looseObject({ excerpt: z.string(), actor_name: z.string() }),
  });
  const noticesOf = async (who: Person, ticketId: string): Promise<z.output<typeof notice>[]> =>
    db
      .as(who.caller)
      .rows(
        notice,
        'select * from public.notifications where ticket_id = $1 order by created_at',
        ticketId,
      );

  it('of one ticket gather in one unread row, and begin anew when read', async () => {
    const customer = await createCustomer(db);
    const { id, seq } = await createTicket(db, customer);
    await reply(db, agent, id, { p_body: 'One' });
    await reply(db, agent, id, { p_body: 'Two' });
    expect(await noticesOf(customer, id)).toMatchObject([
      {
        type: 'reply',
        count: 2,
        read_at: null,
        payload: { excerpt: 'Two', actor_name: 'Ada Agent' },
      },
    ]);
    await db
      .as(customer.caller)
      .rpc('mark_ticket_read', { p_ticket_id: id, p_seq: seq + 2 }, anything);
    await reply(db, agent, id, { p_body: 'Three' });
    const [read, unread] = await noticesOf(customer, id);
    expect(read?.read_at).not.toBeNull();
    expect(unread).toMatchObject({ count: 1, read_at: null, payload: { excerpt: 'Three' } });
  });

  it('tell the assignee and the followers, never the author', async () => {
    const customer = await createCustomer(db);
    const id = await insertTicket(db, {
      customer_id: customer.id,
      team_id: teamId,
      assigned_agent_id: agent.id,
    });
    await db
      .as(colleague.caller)
      .count('insert into public.ticket_followers values ($1, $2)', id, colleague.id);
    await reply(db, customer, id, { p_body: 'Hello?' });
    expect(await noticesOf(agent, id)).toMatchObject([{ type: 'reply', count: 1 }]);
    expect(await noticesOf(colleague, id)).toMatchObject([{ type: 'reply', count: 1 }]);
    expect(await noticesOf(customer, id)).toEqual([]);
  });

  it('tell a new assignee, and a customer whose ticket was resolved', async () => {
    const customer = await createCustomer(db);
    const id = await insertTicket(db, { customer_id: customer.id, team_id: teamId });
    await updateTicket(db, admin, id, { assigned_agent_id: agent.id });
    await updateTicket(db, agent, id, { status: 'resolved' });
    expect(await noticesOf(agent, id)).toMatchObject([{ type: 'assigned' }]);
    expect(await noticesOf(customer, id)).toMatchObject([{ type: 'status' }]);
  });

  it('tell followers who may still read the ticket of every status, but not of their own', async () => {
    const team = await createTeam(db);
    const customer = await createCustomer(db);
    const id = await insertTicket(db, { customer_id: customer.id, team_id: team.id });
    const gone = await createAgent(db);
    for (const who of [agent, colleague, gone]) {
      await db.owner.count('insert into public.ticket_followers values ($1, $2)', id, who.id);
    }
    await db
      .as(admin.caller)
      .rpc('admin_set_role', { p_profile_id: gone.id, p_role: 'customer' }, anything);
    await updateTicket(db, agent, id, { status: 'open' });
    await updateTicket(db, agent, id, { priority: 'high' });
    expect(await noticesOf(agent, id)).toEqual([]);
    expect(await noticesOf(colleague, id)).toMatchObject([{ type: 'status', count: 1 }]);
    expect(await noticesOf(gone, id)).toEqual([]);
    expect(await noticesOf(customer, id)).toEqual([]);
    await updateTicket(db, agent, id, { status: 'resolved' });
    expect(await noticesOf(colleague, id)).toMatchObject([{ type: 'status', count: 2 }]);
  });

  it('tell followers once of a message that changes the status', async () => {
    const customer = await createCustomer(db);
    const id = await insertTicket(db, { customer_id: customer.id, team_id: teamId });
    await db.owner.count('insert into public.ticket_followers values ($1, $2)', id, colleague.id);
    await reply(db, agent, id, { p_body: 'Please try this', p_status: 'waiting' });
    expect(await noticesOf(colleague, id)).toMatchObject([{ type: 'reply', count: 1 }]);
    await reply(db, customer, id, { p_body: 'It still fails' });
    expect(await noticesOf(colleague, id)).toMatchObject([
      { type: 'reply', count: 2, payload: { excerpt: 'It still fails' } },
    ]);
    await updateTicket(db, agent, id, { status: 'in_progress' });
    expect(await noticesOf(colleague, id)).toMatchObject([{ type: 'status', count: 3 }]);
  });

  it('of a mention reach only who may read the note', async () => {
    const outsider = await createAgent(db);
    const customer = await createCustomer(db);
    const id = await insertTicket(db, { customer_id: customer.id, team_id: teamId });
    await addNote(db, agent, id, { p_mentions: [colleague.id, outsider.id, customer.id] });
    expect(await noticesOf(colleague, id)).toMatchObject([{ type: 'mention' }]);
    expect(await db.owner.count('select from public.notifications where ticket_id = $1', id)).toBe(
      1,
    );
  });

  it('are not made for what somebody does not want to be told', async () => {
    const customer = await createCustomer(db);
    const { id } = await createTicket(db, customer);
    await db
      .as(customer.caller)
      .count(
        "insert into public.notification_preferences (profile_id, type, in_app) values ($1, 'reply', false)",
        customer.id,
      );
    await reply(db, agent, id);
    expect(await noticesOf(customer, id)).toEqual([]);
  });

  it('that quote a note are gone when their reader is staff no longer', async () => {
    const leaver = await createAgent(db);
    const id = await insertTicket(db, { customer_id: (await createCustomer(db)).id });
    await addNote(db, agent, id, { p_body: 'Secret words', p_mentions: [leaver.id] });
    expect(await noticesOf(leaver, id)).toHaveLength(1);
    await db
      .as(admin.caller)
      .rpc('admin_set_role', { p_profile_id: leaver.id, p_role: 'customer' }, anything);
    expect(await noticesOf(leaver, id)).toEqual([]);
  });
});

describe('how far somebody has read', () => {
  const read = z.object({ last_read_seq: z.number(), last_read_staff_seq: z.number() });
  const readBy = async (who: Person, id: string): Promise<z.output<typeof read>> =>
    db.as(who.caller).row(read, 'select * from public.ticket_reads where ticket_id = $1', id);

  it('never goes backwards and never beyond what there is', async () => {
    const { id } = await createTicket(db, await createCustomer(db));
    await addNote(db, agent, id);
    const mark = async (seq: number, staff: number): Promise<unknown> =>
      db
        .as(colleague.caller)
        .rpc('mark_ticket_read', { p_ticket_id: id, p_seq: seq, p_staff_seq: staff }, anything);
    await mark(99, 99);
    expect(await readBy(colleague, id)).toEqual({ last_read_seq: 1, last_read_staff_seq: 1 });
    await mark(0, -5);
    expect(await readBy(colleague, id)).toEqual({ last_read_seq: 1, last_read_staff_seq: 1 });
  });

  it('shows a ticket as unread to others, not to whoever wrote', async () => {
    const customer = await createCustomer(db);
    const list = z.object({ tickets: z.array(z.looseObject({ unread: z.boolean() })) });
    const unread = async (): Promise<boolean[]> =>
      (await db.as(customer.caller).rpc('list_tickets', {}, list)).tickets.map(
        (ticket) => ticket.unread,
      );
    const { id } = await createTicket(db, customer);
    expect(await unread()).toEqual([false]);
    await addNote(db, agent, id);
    expect(await unread()).toEqual([false]);
    await reply(db, agent, id);
    expect(await unread()).toEqual([true]);
  });

  it("leaves an agent's own request as read when colleagues only talk about it", async () => {
    const list = z.object({ tickets: z.array(z.looseObject({ unread: z.boolean() })) });
    const unread = async (): Promise<boolean[]> =>
      (
        await db.as(agent.caller).rpc('list_tickets', { p_filters: { customer: 'me' } }, list)
      ).tickets.map((ticket) => ticket.unread);
    const { id } = await createTicket(db, agent);
    await addNote(db, admin, id);
    expect(await unread()).toEqual([false]);
    await reply(db, admin, id);
    expect(await unread()).toEqual([true]);
  });
});

it('the service key is not held to the limits of people', async () => {
  const customer = await createCustomer(db);
  const insert = `insert into public.tickets (customer_id, subject, description, channel)
    select $1, 'Imported', 'Imported', 'api' from generate_series(1, 30)`;
  expect(await db.as(SERVICE).count(insert, customer.id)).toBe(30);
});
