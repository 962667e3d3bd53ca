import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { createAdmin, createAgent, createCustomer, type Person } from './support/people.ts';
import { refused } from './support/refusal.ts';
import { signIn } from './support/sessions.ts';
import { anything, createTicket, reply, ticketOf, updateTicket } from './support/tickets.ts';

let db: TestDatabase;
let agent: Person;
let admin: Person;

beforeAll(async () => {
  db = await createTestDatabase();
  agent = await createAgent(db, { name: 'Ada Agent' });
  admin = await createAdmin(db);
});
afterAll(async () => db[Symbol.asyncDispose]());

describe('leaving', () => {
  const leave = async (who: Person, email: string | null): Promise<unknown> =>
    db.as(who.caller).rpc('delete_my_account', { p_email: email }, anything);

  it.each(['', null, 'somebody@else.example', '%'])(
    'needs the address typed, not %j',
    async (typed) => {
      const who = await createCustomer(db);
      expect(await refused(leave(who, typed))).toMatchObject({
        state: 'PT422',
        code: 'email_mismatch',
        field: 'email',
      });
      expect(await db.owner.count('select from auth.users where id = $1', who.id)).toBe(1);
    },
  );

  it('is for customers: staff are let go by an admin', async () => {
    for (const who of [agent, admin]) {
      expect(await refused(leave(who, who.email))).toMatchObject({ state: 'PT403' });
    }
  });

  it('takes all access away at once, whatever token they hold', async () => {
    const who = await createCustomer(db);
    const { id } = await createTicket(db, who);
    await signIn(db, who);
    await leave(who, ` ${who.email.toUpperCase()} `);
    expect(await db.owner.count('select from auth.sessions where user_id = $1', who.id)).toBe(0);
    expect(await db.as(who.caller).count('select from public.tickets')).toBe(0);
    for (const [name, args] of [
      ['list_tickets', {}],
      ['get_ticket', { p_ref: id }],
      ['export_my_data', {}],
      [
        'create_ticket',
        { p_client_id: randomUUID(), p_subject: 'Subject', p_description: 'Words' },
      ],
    ] as const) {
      expect([name, (await refused(db.as(who.caller).rpc(name, args, anything))).state]).toEqual([
        name,
        expect.stringMatching(/^PT40[13]$/),
      ]);
    }
  });

  /** Everything in public tables that names somebody, as table and row. */
  async function traces(words: readonly string[]): Promise<string[]> {
    const tables = await db.owner.rows(
      z.object({ name: z.string() }),
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await db.owner.rows(
        z.object({ row: z.string() }),
        `select to_jsonb(t)::text as row from public.${name} as t where to_jsonb(t)::text ilike any ($1::text[])`,
        words.map((word) => `%${word}%`),
      );
      found.push(...rows.map(({ row }) => `${name}: ${row}`));
    }
    return found;
  }

  it('leaves their tickets with what was said, and nothing that names them', async () => {
    const name = `Wilhelmine ${randomUUID().slice(0, 8)}`;
    const who = await createCustomer(db, name);
    const { id } = await createTicket(db, who, { p_subject: 'A question that stays' });
    await updateTicket(db, agent, id, { assigned_agent_id: agent.id });
    await reply(db, who, id, { p_body: 'Words that stay' });
    await reply(db, agent, id, { p_body: 'An answer that stays' });
    await updateTicket(db, agent, id, { status: 'resolved' });
    const rating = { p_ticket_id: id, p_rating: 5 };
    await db.as(who.caller).rpc('rate_ticket', rating, anything);
    expect((await traces([name, who.email])).length).toBeGreaterThan(3);

    await leave(who, who.email);
    expect(await traces([name, who.email, who.id])).toEqual([]);
    expect(await ticketOf(db, id)).toMatchObject({ subject: 'A question that stays' });
    const page = await db
      .as(agent.caller)
      .rpc(
        'ticket_timeline',
        { p_ticket_id: id },
        z.object({ entries: z.array(z.looseObject({ author_name: z.string() })) }),
      );
    expect(JSON.stringify(page)).toContain('Words that stay');
    expect(new Set(page.entries.map((entry) => entry.author_name))).toEqual(
      new Set(['Deleted customer', 'Ada Agent']),
    );
    expect(await db.owner.count('select from public.ticket_ratings where ticket_id = $1', id)).toBe(
      1,
    );
  });

  it('takes nothing from anybody else', async () => {
    const [who, other] = [await createCustomer(db), await createCustomer(db)];
    const { id } = await createTicket(db, other, { p_subject: 'Not theirs' });
    await createTicket(db, who);
    await leave(who, who.email);
    const ticket = z.looseObject({ id: z.string(), subject: z.string() });
    expect(await db.as(other.caller).rpc('get_ticket', { p_ref: id }, ticket)).toMatchObject({
      subject: 'Not theirs',
    });
    expect((await traces([other.name])).length).toBeGreaterThan(1);
  });
});
