import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import {
  createAdmin,
  createAgent,
  createCustomer,
  createTeam,
  deactivate,
  type Person,
} from './support/people.ts';
import { refused } from './support/refusal.ts';
import { addNote, anything, insertTicket, reply } from './support/tickets.ts';

let db: TestDatabase;
let customer: Person;
let agent: Person;
let topics: Readonly<Record<'ticket' | 'staff' | 'queue' | 'user', string>>;

beforeAll(async () => {
  db = await createTestDatabase();
  const team = await createTeam(db);
  customer = await createCustomer(db);
  agent = await createAgent(db, { teams: [team] });
  const id = await insertTicket(db, { customer_id: customer.id, team_id: team.id });
  await reply(db, agent, id);
  await addNote(db, agent, id);
  topics = {
    ticket: `ticket:${id}`,
    staff: `ticket-staff:${id}`,
    queue: `queue:${team.id}`,
    user: `user:${customer.id}`,
  };
});
afterAll(async () => db[Symbol.asyncDispose]());

const answer = z.record(
  z.string(),
  z.array(z.strictObject({ id: z.uuid(), age_ms: z.number().nonnegative() })),
);

const ask = async (
  who: Person,
  names: readonly (string | null)[] = Object.values(topics),
): Promise<z.output<typeof answer>> =>
  db.as(who.caller).rpc('recent_broadcasts', { p_topics: names }, answer);

const heardBy = async (who: Person): Promise<string[]> => Object.keys(await ask(who)).toSorted();

describe('what was sent in the last seconds', () => {
  it('is told by id to whoever may join its topic, and to nobody else', async () => {
    const former = await createAdmin(db);
    await createAdmin(db);
    await deactivate(db, former);
    const { ticket, staff, queue, user } = topics;
    expect(await heardBy(customer)).toEqual([ticket, user].toSorted());
    expect(await heardBy(agent)).toEqual([queue, staff, ticket].toSorted());
    expect(await heardBy(await createCustomer(db))).toEqual([]);
    expect(await heardBy(await createAgent(db))).toEqual([]);
    expect(await heardBy(former)).toEqual([]);
  });

  it('is all that was sent there, latest first', async () => {
    const told = (await ask(agent))[topics.ticket] ?? [];
    const rows = await db.owner.rows(
      z.object({ id: z.string() }),
      'select id from realtime.messages where topic = $1 order by inserted_at desc',
      topics.ticket,
    );
    expect(rows.length).toBeGreaterThan(1);
    expect(told.map(({ id }) => id).toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
    expect(told.map((sent) => sent.age_ms)).toEqual(
      told.map((sent) => sent.age_ms).toSorted((a, b) => a - b),
    );
  });

  it('is not told of a topic that is no topic, nor kept in mind for the next one', async () => {
    expect(Object.keys(await ask(customer, [topics.ticket, 'x', null, topics.staff]))).toEqual([
      topics.ticket,
    ]);
    expect(await ask(customer, [])).toEqual({});
  });

  it('is forgotten after 15 seconds', async () => {
    await db.owner.count(
      "update realtime.messages set inserted_at = inserted_at - interval '16 seconds' where topic = $1",
      topics.user,
    );
    expect(await heardBy(customer)).toEqual([topics.ticket]);
  });

  it('is asked for up to 100 topics', async () => {
    const many = Array.from({ length: 101 }, () => topics.ticket);
    for (const names of [many, null]) {
      const question = db
        .as(customer.caller)
        .rpc('recent_broadcasts', { p_topics: names }, anything);
      expect(await refused(question)).toMatchObject({
        state: 'PT422',
        code: 'topics_invalid',
        field: 'topics',
      });
    }
    expect(Object.keys(await ask(customer, many.slice(1)))).toEqual([topics.ticket]);
  });
});
