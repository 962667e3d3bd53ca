import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createTestDatabase, person, type TestDatabase } from './support/database.ts';
import { createArticle, createShelf } from './support/knowledge.ts';
import {
  createAdmin,
  createAgent,
  createCustomer,
  createTeam,
  type Person,
  signUp,
} from './support/people.ts';
import { signIn } from './support/sessions.ts';
import {
  addNote,
  anything,
  createTicket,
  reply,
  updateTicket,
  uploadFile,
} from './support/tickets.ts';

const CANARY = 'kanarienvogel7f3a';

let db: TestDatabase;
let agent: Person;
let admin: Person;

beforeAll(async () => {
  db = await createTestDatabase();
  agent = await createAgent(db, { name: 'Ada Agent' });
  admin = await createAdmin(db);
});
afterAll(async () => db[Symbol.asyncDispose]());

const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * 3_600_000);

describe('where somebody is signed in', () => {
  const sessions = z.array(
    z.object({
      id: z.uuid(),
      created_at: z.string(),
      refreshed_at: z.string(),
      user_agent: z.nullable(z.string()),
      is_current: z.boolean(),
    }),
  );

  it('is listed for them alone, latest first, without what has ended', async () => {
    const who = await createCustomer(db);
    const old = await signIn(db, who, { created_at: hoursAgo(50), user_agent: 'Old phone' });
    const used = await signIn(db, who, {
      created_at: hoursAgo(90),
      refreshed_at: hoursAgo(1).toISOString(),
    });
    await signIn(db, who, { not_after: hoursAgo(1) });
    await signIn(db, await createCustomer(db));
    const caller = person(who.id, { session_id: old });
    const listed = await db.as(caller).rpc('my_sessions', {}, sessions);
    expect(listed).toMatchObject([
      { id: used, is_current: false },
      { id: old, is_current: true, user_agent: 'Old phone' },
    ]);
  });

  it('can be ended by them alone', async () => {
    const [who, other] = [await createCustomer(db), await createCustomer(db)];
    const [mine, theirs] = [await signIn(db, who), await signIn(db, other)];
    for (const id of [mine, theirs, randomUUID()]) {
      await db.as(who.caller).rpc('end_my_session', { p_session_id: id }, anything);
    }
    const left = await db.owner.rows(
      z.object({ id: z.string() }),
      'select id from auth.sessions where id = any ($1::uuid[])',
      [mine, theirs],
    );
    expect(left).toEqual([{ id: theirs }]);
  });
});

const exported = z.looseObject({
  profile: z.looseObject({ email: z.string() }),
  tickets: z.array(z.looseObject({ id: z.string() })),
});

describe('the data that somebody takes along', () => {
  it('holds what they wrote, were told and thought', async () => {
    const who = await createCustomer(db);
    const file = await uploadFile(db, who, { p_file_name: 'receipt.png' });
    const { id } = await createTicket(db, who, {
      p_subject: 'My subject',
      p_description: 'My description',
      p_attachment_ids: [file.id],
    });
    await reply(db, agent, id, { p_body: 'Their answer' });
    await updateTicket(db, agent, id, { status: 'resolved' });
    const rating = { p_ticket_id: id, p_rating: 4, p_comment: 'My opinion' };
    await db.as(who.caller).rpc('rate_ticket', rating, anything);
    const draft = { p_key: 'reply', p_payload: { body: 'My draft' } };
    await db.as(who.caller).rpc('save_draft', draft, anything);
    const article = await createArticle(db.owner, {
      title: 'Their article',
      category_id: await createShelf(db),
    });
    await db
      .as(who.caller)
      .count(
        "insert into public.kb_article_feedback (article_id, profile_id, is_helpful, comment) values ($1, $2, true, 'My praise')",
        article,
        who.id,
      );
    await db.owner.count(
      "insert into public.kb_deflections (article_id, profile_id, subject) values ($1, $2, 'My unwritten question')",
      article,
      who.id,
    );
    const data = await db.as(who.caller).rpc('export_my_data', {}, exported);
    expect(data.profile.email).toBe(who.email);
    expect(data.tickets.map((ticket) => ticket.id)).toEqual([id]);
    const text = JSON.stringify(data);
    for (const words of [
      'My subject',
      'My description',
      'receipt.png',
      'Their answer',
      'status_change',
      'My opinion',
      'My draft',
      'Their article',
      'My praise',
      'My unwritten question',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('holds nothing internal, nothing deleted and nothing of others', async () => {
    const team = await createTeam(db, `Team ${CANARY}`);
    const insider = await signUp(db, { name: 'Ida Insider', email: `${CANARY}@staff.example` });
    await db.owner.count("update public.profiles set role = 'admin' where id = $1", insider.id);
    const who = await createCustomer(db);
    const { id } = await createTicket(db, who);
    const hidden = await uploadFile(db, insider, {
      p_file_name: `${CANARY}.png`,
      p_is_internal: true,
    });
    await addNote(db, insider, id, { p_body: CANARY, p_attachment_ids: [hidden.id] });
    const tag = await db.owner.row(
      z.object({ id: z.string() }),
      'insert into public.tags (name) values ($1) returning id',
      CANARY,
    );
    await updateTicket(db, insider, id, { tag_ids: [tag.id], team_id: team.id });
    await reply(db, insider, id);
    for (const column of ['metadata', 'custom_fields']) {
      await db.owner.count(
        `update public.ticket_desk set ${column} = jsonb_build_object('x', $2::text) where ticket_id = $1`,
        id,
        CANARY,
      );
    }
    await db.owner.count(
      `update public.tickets set metadata = jsonb_build_object('x', $2::text) where id = $1`,
      id,
      CANARY,
    );
    await db.owner.count(
      `update public.profiles set metadata = jsonb_build_object('x', $2::text) where id = $1`,
      who.id,
      CANARY,
    );
    const deleted = (await createTicket(db, who, { p_subject: `Deleted ${CANARY}` })).id;
    await db.as(admin.caller).rpc('delete_ticket', { p_ticket_id: deleted }, anything);
    await createTicket(db, await createCustomer(db), { p_subject: `Foreign ${CANARY}` });
    const data = await db.as(who.caller).rpc('export_my_data', {}, exported);
    expect(data.tickets.map((ticket) => ticket.id)).toEqual([id]);
    expect(JSON.stringify(data)).not.toContain(CANARY);
    expect(JSON.stringify(data)).not.toMatch(/"(team_id|staff_seq|snoozed_until|tags)"/);
  });

  it('holds no note, even for staff who were told of it', async () => {
    const { id } = await createTicket(db, await createCustomer(db));
    const colleague = await createAgent(db);
    await addNote(db, agent, id, { p_body: `Between us ${CANARY}`, p_mentions: [colleague.id] });
    const told = await db.owner.count(
      "select from public.notifications where recipient_id = $1 and payload::text like '%' || $2 || '%'",
      colleague.id,
      CANARY,
    );
    expect(told).toBe(1);
    const data = await db.as(colleague.caller).rpc('export_my_data', {}, exported);
    expect(JSON.stringify(data)).not.toContain(CANARY);
  });
});
