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
  type Team,
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
let admin: Person;
let agent: Person;
let colleague: Person;
let customer: Person;
let team: Team;

beforeAll(async () => {
  db = await createTestDatabase();
  team = await createTeam(db);
  admin = await createAdmin(db);
  agent = await createAgent(db, { name: 'Ada Agent', teams: [team] });
  colleague = await createAgent(db, { name: 'Ben Colleague', teams: [team] });
  customer = await createCustomer(db);
});
afterAll(async () => db[Symbol.asyncDispose]());

describe('availability', () => {
  const set = async (who: Person, availability: string | null): Promise<unknown> =>
    db.as(who.caller).rpc('set_availability', { p_availability: availability }, anything);

  it('is what a member of staff says, and colleagues see it', async () => {
    await set(agent, 'away');
    const text = 'select availability from public.profiles where id = $1';
    expect(await db.as(colleague.caller).row(z.unknown(), text, agent.id)).toEqual({
      availability: 'away',
    });
    await set(agent, 'online');
  });

  it('is one of three', async () => {
    for (const wrong of ['asleep', '', null]) {
      expect(await refused(set(agent, wrong))).toMatchObject({
        state: 'PT422',
        code: 'availability_unknown',
        field: 'availability',
      });
    }
  });
});

describe('being seen', () => {
  const seen = z.object({ previous_seen_at: z.nullable(z.coerce.date()) });
  const record = async (who: Person): Promise<Date | null> =>
    (await db.as(who.caller).rpc('record_seen', {}, seen)).previous_seen_at;
  const row = z.object({ last_seen_at: z.nullable(z.date()), updated_at: z.date() });
  const stored = async (who: Person): Promise<z.output<typeof row>> =>
    db.owner.row(row, 'select last_seen_at, updated_at from public.profiles where id = $1', who.id);
  const age = async (who: Person, interval: string): Promise<Date | null> => {
    await db.owner.count(
      'update public.profiles set last_seen_at = clock_timestamp() - $2::interval where id = $1',
      who.id,
      interval,
    );
    return (await stored(who)).last_seen_at;
  };

  it('tells when one was here before, null the first time', async () => {
    const newcomer = await createCustomer(db);
    expect(await record(newcomer)).toBeNull();
    const before = await age(newcomer, '5 hours');
    expect(await record(newcomer)).toEqual(before);
    expect((await stored(newcomer)).last_seen_at?.getTime()).toBeGreaterThan(
      (before?.getTime() ?? 0) + 4 * 3_600_000,
    );
  });

  it('is written once a minute at most, and is no change of the profile', async () => {
    const before = await age(agent, '50 seconds');
    const { updated_at } = await stored(agent);
    expect(await record(agent)).toEqual(before);
    expect(await stored(agent)).toEqual({ last_seen_at: before, updated_at });
    await age(agent, '70 seconds');
    await record(agent);
    const after = await stored(agent);
    expect(after.last_seen_at?.getTime()).toBeGreaterThan(before?.getTime() ?? 0);
    expect(after.updated_at).toEqual(updated_at);
  });
});

describe('whom a note can mention', () => {
  const candidates = z.array(
    z.object({
      id: z.uuid(),
      full_name: z.string(),
      avatar_path: z.nullable(z.string()),
      role: z.string(),
      availability: z.string(),
      can_read: z.boolean(),
    }),
  );

  it('are active colleagues, those who can read it first, told apart from those who cannot', async () => {
    const outsider = await createAgent(db);
    const gone = await createAgent(db, { teams: [team] });
    await deactivate(db, gone);
    const id = await insertTicket(db, { customer_id: customer.id, team_id: team.id });
    const found = await db
      .as(agent.caller)
      .rpc('mention_candidates', { p_ticket_id: id }, candidates);
    const canRead = new Map(found.map((one) => [one.id, one.can_read]));
    expect(canRead.get(colleague.id)).toBe(true);
    expect(canRead.get(admin.id)).toBe(true);
    expect(canRead.get(outsider.id)).toBe(false);
    for (const absent of [agent, gone, customer]) expect(canRead.has(absent.id)).toBe(false);
    expect(found.map((one) => one.can_read)).toEqual(
      found.map((one) => one.can_read).toSorted((a, b) => Number(b) - Number(a)),
    );
    const { note } = await addNote(db, agent, id, { p_mentions: [colleague.id, outsider.id] });
    expect(note['mentions']).toEqual([colleague.id]);
  });
});

describe('the digest', () => {
  const digest = z.object({
    since: z.coerce.date(),
    assigned: z.number(),
    replies: z.number(),
    mentions: z.number(),
    new_in_my_teams: z.number(),
    resolved: z.number(),
    tickets: z.array(z.looseObject({ id: z.uuid(), why: z.string() })),
  });
  const digestOf = async (who: Person, since: string): Promise<z.output<typeof digest>> =>
    db.as(who.caller).rpc('desk_digest', { p_since: since }, digest);
  const hourAgo = (): string => new Date(Date.now() - 3_600_000).toISOString();

  it('tells what others did since, and of which tickets', async () => {
    const own = await createTeam(db);
    const reader = await createAgent(db, { teams: [own] });
    const [given, followed, noted, over] = await Promise.all(
      Array.from({ length: 4 }, async () =>
        insertTicket(db, { customer_id: customer.id, team_id: own.id }),
      ),
    );
    const ids = z.tuple([z.string(), z.string(), z.string(), z.string()]);
    const [a, b, c, d] = ids.parse([given, followed, noted, over]);
    await updateTicket(db, admin, a, { assigned_agent_id: reader.id });
    await db
      .as(reader.caller)
      .count('insert into public.ticket_followers values ($1, $2)', b, reader.id);
    await reply(db, customer, b);
    await reply(db, customer, b);
    await reply(db, admin, b);
    await addNote(db, admin, c, { p_mentions: [reader.id] });
    await updateTicket(db, admin, d, { status: 'resolved' });
    const found = await digestOf(reader, hourAgo());
    expect(found).toMatchObject({
      assigned: 1,
      replies: 2,
      mentions: 1,
      new_in_my_teams: 4,
      resolved: 1,
    });
    expect(found.tickets.map(({ id, why }) => [id, why])).toEqual([
      [c, 'mention'],
      [b, 'reply'],
      [a, 'assigned'],
    ]);
  });

  it('leaves out what one did oneself and what happened before', async () => {
    const reader = await createAgent(db, { teams: [team] });
    const id = await insertTicket(db, { customer_id: customer.id, team_id: team.id });
    await updateTicket(db, reader, id, { assigned_agent_id: reader.id });
    await addNote(db, reader, id, { p_mentions: [reader.id] });
    expect(await digestOf(reader, hourAgo())).toMatchObject({ assigned: 0, mentions: 0 });
    await reply(db, customer, id);
    expect(await digestOf(reader, hourAgo())).toMatchObject({ replies: 1 });
    const later = new Date(Date.now() + 60_000).toISOString();
    expect(await digestOf(reader, later)).toMatchObject({
      replies: 0,
      new_in_my_teams: 0,
      tickets: [],
    });
  });

  it('says nothing of a note that one may no longer read', async () => {
    const reader = await createAgent(db, { teams: [team] });
    const id = await insertTicket(db, { customer_id: customer.id, team_id: team.id });
    await addNote(db, agent, id, { p_mentions: [reader.id] });
    expect(await digestOf(reader, hourAgo())).toMatchObject({ mentions: 1 });
    await db.owner.count('delete from public.team_members where profile_id = $1', reader.id);
    expect(await digestOf(reader, hourAgo())).toMatchObject({ mentions: 0, tickets: [] });
  });

  it('names ten tickets at most, each once, and goes back thirty days', async () => {
    const reader = await createAgent(db);
    for (let i = 0; i < 11; i += 1) {
      const id = await insertTicket(db, { customer_id: customer.id, assigned_agent_id: reader.id });
      await reply(db, customer, id);
    }
    const found = await digestOf(reader, '2020-01-01T00:00:00Z');
    expect(found).toMatchObject({ assigned: 11, replies: 11 });
    expect(new Set(found.tickets.map(({ id }) => id)).size).toBe(10);
    const days = (Date.now() - found.since.getTime()) / 86_400_000;
    expect(Math.round(days)).toBe(30);
  });
});

describe('a ticket whose snooze is over', () => {
  const woken = async (who: Person, id: string): Promise<number> =>
    db
      .as(who.caller)
      .count(
        "select from public.notifications where ticket_id = $1 and type = 'woken' and actor_id is null",
        id,
      );

  async function asleep(values: Readonly<Record<string, unknown>>): Promise<string> {
    const until = new Date(Date.now() - 60_000);
    return insertTicket(db, {
      customer_id: customer.id,
      team_id: team.id,
      status: 'open',
      snoozed_until: until,
      ...values,
    });
  }
  const follow = async (who: Person, id: string): Promise<number> =>
    db.as(who.caller).count('insert into public.ticket_followers values ($1, $2)', id, who.id);
  const maintain = async (): Promise<unknown> =>
    db.owner.row(z.unknown(), 'select private.run_maintenance()');

  it('is brought before its assignee, else before its followers, and before no customer', async () => {
    const assigned = await asleep({ assigned_agent_id: agent.id });
    const free = await asleep({});
    for (const id of [assigned, free]) await follow(colleague, id);
    await maintain();
    expect(await woken(agent, assigned)).toBe(1);
    expect(await woken(colleague, assigned)).toBe(0);
    expect(await woken(colleague, free)).toBe(1);
    expect(await woken(customer, free)).toBe(0);
    // Once: it is awake now.
    await maintain();
    expect(
      await db.owner.count(
        "select from public.notifications where ticket_id = $1 and type = 'woken' and count = 1",
        assigned,
      ),
    ).toBe(1);
  });

  it('says nothing when somebody wakes it, or is made to follow it', async () => {
    const { id } = await createTicket(db, customer);
    await updateTicket(db, agent, id, {
      snoozed_until: new Date(Date.now() + 3_600_000).toISOString(),
    });
    await follow(colleague, id);
    await updateTicket(db, agent, id, { snoozed_until: null });
    expect(await woken(colleague, id)).toBe(0);
    expect(
      await db
        .as(colleague.caller)
        .count('select from public.notifications where ticket_id = $1', id),
    ).toBe(0);
  });
});
