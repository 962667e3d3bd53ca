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
import { addNote, createTicket, reply, timelinePage, updateTicket } from './support/tickets.ts';

let db: TestDatabase;
let agent: Person;
let customer: Person;
let admin: Person;
let teamId: string;

beforeAll(async () => {
  db = await createTestDatabase();
  const team = await createTeam(db, 'Hardware');
  teamId = team.id;
  agent = await createAgent(db, { name: 'Ada Agent', teams: [team] });
  admin = await createAdmin(db, 'Root Admin');
  customer = await createCustomer(db, 'Carla Customer');
});
afterAll(async () => db[Symbol.asyncDispose]());

const told = z.looseObject({
  feed: z.string(),
  kind: z.string(),
  seq: z.number(),
  author_name: z.string(),
  body: z.optional(z.string()),
  activity: z.optional(
    z.object({ type: z.string(), old_value: z.unknown(), new_value: z.unknown() }),
  ),
});

async function timeline(
  who: Person,
  id: string,
  args: Record<string, unknown> = {},
): Promise<z.output<typeof told>[]> {
  const page = await db
    .as(who.caller)
    .rpc('ticket_timeline', { p_ticket_id: id, ...args }, timelinePage);
  return page.entries.map((entry) => told.parse(entry));
}

const inWords = (entries: z.output<typeof told>[]): string[] =>
  entries.map((entry) => {
    const what = entry.activity;
    const text =
      what === undefined
        ? (entry.body ?? '')
        : `${what.type} ${JSON.stringify(what.old_value)} ${JSON.stringify(what.new_value)}`;
    return `${entry.feed} ${entry.seq} ${entry.author_name}: ${text}`;
  });

describe('the history', () => {
  it('tells each reader what they may know, and nothing else, in the order it happened', async () => {
    const { id } = await createTicket(db, customer);
    await updateTicket(db, agent, id, { assigned_agent_id: agent.id });
    await addNote(db, agent, id, { p_body: 'Looks like the roller' });
    await updateTicket(db, agent, id, { team_id: teamId });
    await reply(db, agent, id, { p_body: 'We are on it', p_status: 'waiting' });
    await reply(db, customer, id, { p_body: 'Thank you' });
    await updateTicket(db, admin, id, { priority: 'urgent' });

    const publicFeed = [
      'public 1 Carla Customer: created {} {"channel":"portal"}',
      'public 2 Ada Agent: agent_assignment {"name":null} {"name":"Ada Agent"}',
      'public 3 Ada Agent: status_change {"status":"new"} {"status":"open"}',
      'public 4 Ada Agent: We are on it',
      'public 5 Ada Agent: status_change {"status":"open"} {"status":"waiting"}',
      'public 6 Carla Customer: Thank you',
      'public 7 Carla Customer: status_change {"status":"waiting"} {"status":"open"}',
      'public 8 Root Admin: priority_change {"priority":"medium"} {"priority":"urgent"}',
    ];
    expect(inWords(await timeline(customer, id))).toEqual(publicFeed);
    expect(inWords(await timeline(agent, id))).toEqual([
      ...publicFeed.slice(0, 3),
      'staff 1 Ada Agent: Looks like the roller',
      'staff 2 Ada Agent: team_assignment {"name":null} {"name":"Hardware"}',
      ...publicFeed.slice(3),
    ]);
  });

  it('comes whole in pages, backwards by time and forwards by number', async () => {
    const { id } = await createTicket(db, customer);
    for (let i = 0; i < 5; i += 1) {
      await reply(db, agent, id, { p_body: `Message ${i}` });
      await addNote(db, agent, id, { p_body: `Note ${i}` });
    }
    const whole = inWords(await timeline(agent, id));
    const backwards: string[] = [];
    let before: string | null = null;
    for (;;) {
      const page: z.output<typeof timelinePage> = await db
        .as(agent.caller)
        .rpc('ticket_timeline', { p_ticket_id: id, p_before: before, p_limit: 3 }, timelinePage);
      backwards.unshift(...inWords(page.entries.map((entry) => told.parse(entry))));
      if (!page.has_more) break;
      before = z.looseObject({ created_at: z.string() }).parse(page.entries[0]).created_at;
    }
    expect(backwards).toEqual(whole);
    const after = await timeline(agent, id, { p_after_seq: 2, p_after_staff_seq: 3 });
    expect(inWords(after)).toEqual(whole.filter((line) => /^public [3-9]|^staff [4-9]/.test(line)));
    const [next] = await timeline(agent, id, { p_after_seq: 1, p_after_staff_seq: 99, p_limit: 1 });
    expect(next?.seq).toBe(2);
  });

  it('keeps the name of a tag that is deleted', async () => {
    const { id } = await createTicket(db, customer);
    const tag = await db.owner.row(
      z.object({ id: z.string() }),
      "insert into public.tags (name) values ('Fragile') returning id",
    );
    await updateTicket(db, agent, id, { tag_ids: [tag.id] });
    await db.as(admin.caller).count('delete from public.tags where id = $1', tag.id);
    const lines = inWords(await timeline(agent, id)).filter((line) => line.startsWith('staff'));
    expect(lines).toEqual([
      'staff 1 Ada Agent: tags_change {} {"added":["Fragile"]}',
      'staff 2 Root Admin: tags_change {"removed":["Fragile"]} {}',
    ]);
  });

  it('says who had a ticket when that person is deleted', async () => {
    const leaver = await createAgent(db, { name: 'Leo Leaver' });
    const { id } = await createTicket(db, customer);
    await updateTicket(db, leaver, id, { assigned_agent_id: leaver.id });
    await db.owner.count('delete from auth.users where id = $1', leaver.id);
    expect(inWords(await timeline(customer, id)).at(-1)).toMatch(
      /agent_assignment \{"name":"Leo Leaver"\} \{"name":null\}$/,
    );
  });

  it.each(['postgres', 'the service key'])('is append-only, even for %s', async (whoever) => {
    const { id } = await createTicket(db, customer);
    const session = whoever === 'postgres' ? db.owner : db.as(SERVICE);
    const denied =
      whoever === 'postgres' ? { state: 'PT409', code: 'append_only' } : { state: '42501' };
    const change = `update public.ticket_activities set new_value = '{"channel": "email"}', actor_id = null where ticket_id = $1`;
    expect(await refused(session.count(change, id))).toMatchObject(denied);
    expect(
      await refused(session.count('delete from public.ticket_activities where ticket_id = $1', id)),
    ).toMatchObject(denied);
    for (const statement of [
      "update public.audit_log set new = '{}'",
      'delete from public.audit_log',
    ]) {
      expect(await refused(session.count(statement))).toMatchObject(denied);
    }
  });
});

describe('the audit log', () => {
  const entry = z.object({
    actor_id: z.nullable(z.string()),
    actor_name: z.nullable(z.string()),
    action: z.string(),
    old: z.nullable(z.record(z.string(), z.unknown())),
    new: z.nullable(z.record(z.string(), z.unknown())),
  });
  const last = async (table: string, recordId: string): Promise<z.output<typeof entry>> =>
    db.owner.row(
      entry,
      'select * from public.audit_log where table_name = $1 and record_id = $2 order by id desc limit 1',
      table,
      recordId,
    );

  it('holds who changed a role, from what to what', async () => {
    const person = await createCustomer(db);
    await db
      .as(admin.caller)
      .count("update public.profiles set role = 'agent' where id = $1", person.id);
    expect(await last('profiles', person.id)).toMatchObject({
      actor_id: admin.id,
      actor_name: 'Root Admin',
      action: 'update',
      old: { role: 'customer' },
      new: { role: 'agent' },
    });
  });

  it('holds a change of a setting and a permission that was given and taken', async () => {
    await db
      .as(admin.caller)
      .count("update public.settings set value = '9' where key = 'auto_close_days'");
    expect(await last('settings', 'auto_close_days')).toMatchObject({
      old: { value: 7 },
      new: { value: 9 },
    });
    const record = `:${agent.id}:tickets.merge`;
    const give =
      "insert into public.profile_permissions (profile_id, permission) values ($1, 'tickets.merge')";
    await db.as(admin.caller).count(give, agent.id);
    expect(await last('profile_permissions', record)).toMatchObject({
      action: 'insert',
      old: null,
    });
    await db
      .as(admin.caller)
      .count('delete from public.profile_permissions where profile_id = $1', agent.id);
    expect(await last('profile_permissions', record)).toMatchObject({
      action: 'delete',
      new: null,
      actor_id: admin.id,
    });
  });

  it('is not filled by what people change about themselves', async () => {
    const person = await createCustomer(db);
    await db
      .as(person.caller)
      .count(
        "update public.profiles set full_name = 'New', availability = 'away' where id = $1",
        person.id,
      );
    expect(
      await db.owner.count(
        "select from public.audit_log where table_name = 'profiles' and record_id = $1",
        person.id,
      ),
    ).toBe(0);
  });
});
