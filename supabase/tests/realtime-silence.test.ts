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
import { addNote, insertTicket, updateTicket } from './support/tickets.ts';

let db: TestDatabase;
let agent: Person;
let admin: Person;
let customer: Person;
let teamId: string;
let tagId: string;
let sent: () => Promise<Broadcast[]>;

const tomorrow = (): string => new Date(Date.now() + 86_400_000).toISOString();

beforeAll(async () => {
  db = await createTestDatabase();
  sent = listen(db);
  const team = await createTeam(db);
  teamId = team.id;
  agent = await createAgent(db, { teams: [team] });
  admin = await createAdmin(db);
  customer = await createCustomer(db);
  const tag = await db.owner.row(
    z.object({ id: z.string() }),
    "insert into public.tags (name) values ('urgent') returning id",
  );
  tagId = tag.id;
});
afterAll(async () => db[Symbol.asyncDispose]());
beforeEach(async () => {
  await sent();
});

describe('whoever is at work on a ticket is told to join it anew', () => {
  it.each<readonly [what: string, patch: () => Readonly<Record<string, unknown>>]>([
    ['goes to another team', () => ({ team_id: teamId })],
    ['goes to another agent', () => ({ assigned_agent_id: admin.id })],
  ])('when it %s', async (_, patch) => {
    const id = await insertTicket(db, { customer_id: customer.id });
    await sent();
    await updateTicket(db, admin, id, patch());
    const told = (await sent()).filter(({ event }) => event === 'access_changed');
    expect(told).toMatchObject([{ topic: `ticket-staff:${id}`, payload: { ticket_id: id } }]);
  });

  it('and not when nothing changed about who works on it', async () => {
    const id = await insertTicket(db, { customer_id: customer.id, team_id: teamId });
    await sent();
    await updateTicket(db, admin, id, { priority: 'high' });
    expect((await sent()).map(({ event }) => event)).not.toContain('access_changed');
  });
});

describe('work that customers must not know of leaves their sockets silent', () => {
  it.each<readonly [what: string, work: (id: string) => Promise<unknown>]>([
    ['a tag', async (id) => updateTicket(db, agent, id, { tag_ids: [tagId] })],
    ['another team', async (id) => updateTicket(db, admin, id, { team_id: null })],
    ['a snooze', async (id) => updateTicket(db, agent, id, { snoozed_until: tomorrow() })],
    ['a note', async (id) => addNote(db, agent, id, { p_body: 'Between us' })],
  ])('%s', async (_, work) => {
    const id = await insertTicket(db, { customer_id: customer.id, team_id: teamId });
    await sent();
    await work(id);
    const topics = new Set((await sent()).map(({ topic }) => topic));
    expect(topics).toContain(`ticket-staff:${id}`);
    expect(topics).not.toContain(`ticket:${id}`);
    expect(topics).not.toContain(`user:${customer.id}`);
  });

  it('but a change they may see is sent with it, once', async () => {
    const id = await insertTicket(db, { customer_id: customer.id, team_id: teamId });
    await sent();
    await updateTicket(db, agent, id, { tag_ids: [tagId], priority: 'high' });
    const lines = outline(await sent());
    expect(lines.filter((line) => line.endsWith(`→ ticket:${id}`))).toEqual([
      `entry → ticket:${id}`,
      `ticket → ticket:${id}`,
    ]);
    expect(lines).toContain(`own_ticket → user:${customer.id}`);
  });
});
