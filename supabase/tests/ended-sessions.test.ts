import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Caller, createTestDatabase, person, type TestDatabase } from './support/database.ts';
import { createAdmin, createCustomer, type Person } from './support/people.ts';
import { refused } from './support/refusal.ts';
import { signIn } from './support/sessions.ts';
import { anything, createTicket, uploadFile } from './support/tickets.ts';

let db: TestDatabase;
let customer: Person;
let ticketId: string;

beforeAll(async () => {
  db = await createTestDatabase();
  customer = await createCustomer(db);
  ticketId = (await createTicket(db, customer)).id;
});
afterAll(async () => db[Symbol.asyncDispose]());

interface Device {
  readonly session: string;
  readonly caller: Caller;
}

async function device(
  who: Person,
  values: Readonly<Record<string, unknown>> = {},
): Promise<Device> {
  const session = await signIn(db, who, values);
  return { session, caller: person(who.id, { session_id: session }) };
}

const end = async (by: Device, which: Device): Promise<unknown> =>
  db.as(by.caller).rpc('end_my_session', { p_session_id: which.session }, anything);

const ticketsOf = async (caller: Caller): Promise<number> =>
  db.as(caller).count('select id from public.tickets');

describe('a session that was ended on another device', () => {
  it('reads no row more, whatever its token says, while the other one goes on', async () => {
    const [desk, phone] = [await device(customer), await device(customer)];
    expect(await ticketsOf(phone.caller)).toBe(1);
    await end(desk, phone);
    expect(await ticketsOf(phone.caller)).toBe(0);
    expect(await db.as(phone.caller).count('select id from public.profiles')).toBe(0);
    expect(await ticketsOf(desk.caller)).toBe(1);
  });

  it('is told so by commands, and no longer knows who it is', async () => {
    const [desk, phone] = [await device(customer), await device(customer)];
    const whoAmI = async (caller: Caller): Promise<unknown> =>
      db.as(caller).rpc('who_am_i', {}, anything);
    expect(await whoAmI(phone.caller)).toMatchObject({ id: customer.id });
    await end(desk, phone);
    expect(await whoAmI(phone.caller)).toBeNull();
    for (const [name, args] of [
      ['list_tickets', {}],
      ['get_ticket', { p_ref: ticketId }],
      ['record_seen', {}],
      // What every open window asks each few seconds.
      ['recent_broadcasts', { p_topics: [`ticket:${ticketId}`] }],
    ] as const) {
      expect(await refused(db.as(phone.caller).rpc(name, args, anything))).toMatchObject({
        state: 'PT401',
        code: 'session_ended',
      });
    }
  });

  it('neither sees where else the person is signed in nor ends that', async () => {
    const [desk, phone] = [await device(customer), await device(customer)];
    await end(desk, phone);
    expect(await db.as(phone.caller).rpc('my_sessions', {}, anything)).toEqual([]);
    await end(phone, desk);
    expect(await ticketsOf(desk.caller)).toBe(1);
  });

  it('joins no topic and sees no file', async () => {
    const file = await uploadFile(db, customer);
    const [desk, phone] = [await device(customer), await device(customer)];
    const files = "select from storage.objects where name = $1 and bucket_id = 'attachments'";
    const canJoin = async (caller: Caller): Promise<boolean> => {
      await using joining = await db.begin(caller);
      const topic = `user:${customer.id}`;
      await joining.session.count("select set_config('realtime.topic', $1, true)", topic);
      const seen = await joining.session.count(
        'select from realtime.messages where topic = $1',
        topic,
      );
      await joining.rollback();
      return seen > 0;
    };
    await db.owner.count("select realtime.send('{}', 'probe', $1, true)", `user:${customer.id}`);
    expect(await canJoin(phone.caller)).toBe(true);
    expect(await db.as(phone.caller).count(files, file.storage_path)).toBe(1);
    await end(desk, phone);
    expect(await canJoin(phone.caller)).toBe(false);
    expect(await db.as(phone.caller).count(files, file.storage_path)).toBe(0);
    expect(await canJoin(desk.caller)).toBe(true);
  });

  it('has no power left, not even an admin’s', async () => {
    const admin = await createAdmin(db);
    const [desk, phone] = [await device(admin), await device(admin)];
    const rename = "update public.teams set description = 'x'";
    await db.owner.count("insert into public.teams (name) values ('Ended sessions')");
    expect(await db.as(phone.caller).count(rename)).toBe(1);
    await end(desk, phone);
    expect(await db.as(phone.caller).count(rename)).toBe(0);
    expect(await refused(db.as(phone.caller).rpc('assert_admin', {}, anything))).toMatchObject({
      state: 'PT403',
    });
  });
});

describe('a session', () => {
  it('ends by itself at its time', async () => {
    const phone = await device(customer, { not_after: new Date(Date.now() - 1000) });
    expect(await ticketsOf(phone.caller)).toBe(0);
  });

  it('of somebody else does not count', async () => {
    const other = await device(await createCustomer(db));
    expect(await ticketsOf(person(customer.id, { session_id: other.session }))).toBe(0);
  });

  it('is not asked for where a token names none, as those of the service do', async () => {
    expect(await ticketsOf(person(customer.id))).toBe(1);
    expect(await ticketsOf(person(customer.id, { session_id: '' }))).toBe(1);
  });

  it('is looked up once per statement, not once per row', async () => {
    await db.owner.count(
      `insert into public.tickets (customer_id, subject, description)
      select $1, 'One of many', 'Words' from generate_series(1, 200)`,
      customer.id,
    );
    const phone = await device(customer);
    await using asking = await db.begin(phone.caller);
    const plan = await asking.session.rows(
      z.record(z.string(), z.string()),
      'explain (analyze, timing off) select id from public.tickets',
    );
    await asking.rollback();
    const text = plan.flatMap((row) => Object.values(row)).join('\n');
    expect(text).toMatch(/InitPlan/);
    // Functions of the policy stand in plans that run once, never in the filter of the rows.
    const filters = text.split('\n').filter((line) => line.includes('Filter:'));
    expect(filters.join('\n')).not.toMatch(/current_role|session_has_ended/);
  });
});
