import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Broadcast, listen, outline } from './support/broadcasts.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import {
  createAdmin,
  createAgent,
  createCustomer,
  createTeam,
  type Person,
} from './support/people.ts';
import {
  addNote,
  createTicket,
  insertTicket,
  reply,
  ticketRow,
  updateTicket,
  uploadFile,
} from './support/tickets.ts';

let db: TestDatabase;
let agent: Person;
let admin: Person;
let customer: Person;
let teamId: string;
let sent: () => Promise<Broadcast[]>;

beforeAll(async () => {
  db = await createTestDatabase();
  sent = listen(db);
  const team = await createTeam(db);
  teamId = team.id;
  agent = await createAgent(db, { name: 'Ada Agent', teams: [team] });
  admin = await createAdmin(db);
  customer = await createCustomer(db);
});
afterAll(async () => db[Symbol.asyncDispose]());

beforeEach(async () => {
  await sent();
});

describe('what happens reaches those who may know', () => {
  it('a new ticket: its customer and the queue without a team', async () => {
    const { id } = await createTicket(db, customer);
    expect(outline(await sent())).toEqual(
      [
        `entry → ticket:${id}`,
        `ticket → ticket:${id}`,
        `ticket → ticket-staff:${id}`,
        'ticket → queue:none',
        `own_ticket → user:${customer.id}`,
      ].toSorted(),
    );
  });

  it('a reply: the message with its files, one summary each, and a notification', async () => {
    const id = await insertTicket(db, {
      customer_id: customer.id,
      team_id: teamId,
      status: 'open',
    });
    await sent();
    const file = await uploadFile(db, agent);
    await reply(db, agent, id, { p_attachment_ids: [file.id], p_body: 'See the picture' });
    const messages = await sent();
    expect(outline(messages)).toEqual(
      [
        `entry → ticket:${id}`,
        `ticket → ticket:${id}`,
        `ticket → ticket-staff:${id}`,
        `ticket → queue:${teamId}`,
        `own_ticket → user:${customer.id}`,
        `notification → user:${customer.id}`,
      ].toSorted(),
    );
    const entry = messages.find(({ event }) => event === 'entry');
    expect(entry?.payload).toMatchObject({
      seq: 2,
      entry: { kind: 'message', seq: 2, body: 'See the picture', attachments: [{ id: file.id }] },
    });
  });

  it('a note: the staff on the ticket and its queue, and no topic that a customer may join', async () => {
    const id = await insertTicket(db, { customer_id: customer.id, team_id: teamId });
    await sent();
    await addNote(db, agent, id, { p_body: 'Between us' });
    const messages = await sent();
    expect(outline(messages)).toEqual(
      [`entry → ticket-staff:${id}`, `ticket → queue:${teamId}`].toSorted(),
    );
    expect(messages.find(({ event }) => event === 'entry')?.payload).toMatchObject({
      seq: 1,
      entry: { body: 'Between us' },
    });
  });

  it('a change of state: an entry with its number on the public topic', async () => {
    const id = await insertTicket(db, { customer_id: customer.id, team_id: teamId });
    await sent();
    await updateTicket(db, agent, id, { status: 'in_progress' });
    const entries = (await sent()).filter(({ event }) => event === 'entry');
    expect(entries).toMatchObject([
      {
        topic: `ticket:${id}`,
        payload: { seq: 2, entry: { activity: { type: 'status_change' } } },
      },
    ]);
  });

  it('a ticket that moves: the queue it left and the one it came to', async () => {
    const id = await insertTicket(db, { customer_id: customer.id });
    await sent();
    await updateTicket(db, agent, id, { team_id: teamId });
    const lines = outline(await sent());
    expect(lines).toContain('ticket_left → queue:none');
    expect(lines).toContain(`ticket → queue:${teamId}`);
    expect(lines).not.toContain('ticket → queue:none');
  });

  it('an assignment: whoever gets it, and whoever had it', async () => {
    const id = await insertTicket(db, {
      customer_id: customer.id,
      team_id: teamId,
      assigned_agent_id: agent.id,
    });
    await sent();
    await updateTicket(db, admin, id, { assigned_agent_id: admin.id });
    const lines = outline(await sent());
    expect(lines).toContain(`ticket_left → user:${agent.id}`);
    expect(lines).toContain(`ticket → user:${admin.id}`);
  });

  it('a deleted ticket: it leaves every screen but those of admins', async () => {
    const id = await insertTicket(db, { customer_id: customer.id, team_id: teamId });
    await sent();
    await db
      .as(admin.caller)
      .rpc('delete_ticket', { p_ticket_id: id }, z.object({ ticket: ticketRow }));
    const messages = await sent();
    expect(outline(messages).filter((line) => !line.startsWith('entry'))).toEqual(
      [
        `ticket_left → queue:${teamId}`,
        `ticket_left → ticket:${id}`,
        `ticket_left → ticket-staff:${id}`,
        `own_ticket_left → user:${customer.id}`,
        'ticket → queue:deleted',
      ].toSorted(),
    );
  });

  it('an entry too large for a message: a hint to fetch it', async () => {
    const { id } = await createTicket(db, customer);
    await sent();
    await reply(db, customer, id, { p_body: 'ä'.repeat(5000) });
    const entry = (await sent()).find(({ event }) => event === 'entry');
    expect(entry?.payload).toMatchObject({ entry: { body: null, body_omitted: true } });
  });

  it('several changes in one command: one summary on each topic', async () => {
    const id = await insertTicket(db, { customer_id: customer.id, team_id: teamId });
    await sent();
    await reply(db, agent, id, { p_status: 'waiting' });
    const summaries = (await sent()).filter(
      ({ event, topic }) => event === 'ticket' && topic === `ticket:${id}`,
    );
    expect(summaries).toMatchObject([{ payload: { seq: 4, ticket: { status: 'waiting' } } }]);
  });
});

describe('nothing is sent', () => {
  it('of what was rolled back', async () => {
    const { id } = await createTicket(db, customer);
    await sent();
    await using open = await db.begin(customer.caller);
    await open.session.rpc(
      'reply_to_ticket',
      { p_ticket_id: id, p_client_id: id, p_body: 'Never said' },
      z.unknown(),
    );
    await open.rollback();
    expect(await sent()).toEqual([]);
  });

  it('to the assignee or a follower who is staff no longer', async () => {
    const leaver = await createAgent(db);
    const id = await insertTicket(db, { customer_id: customer.id, assigned_agent_id: leaver.id });
    await db.owner.count('update public.profiles set is_active = false where id = $1', leaver.id);
    await sent();
    await reply(db, customer, id);
    expect((await sent()).filter(({ topic }) => topic === `user:${leaver.id}`)).toEqual([]);
  });
});

describe('what goes to a topic that customers may join', () => {
  const STAFF_KEYS = [
    'team_id',
    'tags',
    'staff_seq',
    'snoozed_until',
    'deleted_at',
    'customer_name',
    'last_customer_message_at',
  ];

  const keysOf = (value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap(keysOf);
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
  };

  it('has no key that is for staff, and what goes to staff has them', async () => {
    const { id } = await createTicket(db, customer);
    await updateTicket(db, agent, id, { assigned_agent_id: agent.id, team_id: teamId });
    await addNote(db, agent, id);
    await reply(db, agent, id, { p_status: 'waiting' });
    const messages = await sent();
    const forCustomer = messages.filter(({ topic }) =>
      [`ticket:${id}`, `user:${customer.id}`].includes(topic),
    );
    expect(forCustomer.length).toBeGreaterThan(6);
    expect(keysOf(forCustomer).filter((key) => STAFF_KEYS.includes(key))).toEqual([]);
    expect(JSON.stringify(forCustomer)).not.toContain('"feed":"staff"');
    const forStaff = messages.filter(({ topic }) => topic === `ticket-staff:${id}`);
    expect(keysOf(forStaff)).toEqual(expect.arrayContaining(STAFF_KEYS));
  });
});
