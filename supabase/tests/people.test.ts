import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createTestDatabase, person, SERVICE, type TestDatabase } from './support/database.ts';
import {
  createAdmin,
  createAgent,
  createCustomer,
  createTeam,
  type Person,
  signUp,
} from './support/people.ts';
import { refused } from './support/refusal.ts';
import { anything } from './support/tickets.ts';

let db: TestDatabase;
let admin: Person;

beforeAll(async () => {
  db = await createTestDatabase();
  admin = await createAdmin(db, 'Root Admin');
});
afterAll(async () => db[Symbol.asyncDispose]());

const roleRow = z.object({ role: z.string() });
const roleOf = async (id: string): Promise<string> =>
  (await db.owner.row(roleRow, 'select role from public.profiles where id = $1', id)).role;

describe('signing up', () => {
  it('yields a customer, whatever role the metadata claims', async () => {
    const claimed = {
      role: 'admin',
      is_active: true,
      user_role: 'admin',
      app_metadata: { role: 'admin' },
    };
    const newcomer = await signUp(db, { name: 'Eve', metadata: claimed });
    const me = z.looseObject({
      role: z.string(),
      permissions: z.array(z.string()),
      teams: z.array(z.unknown()),
    });
    expect(await db.as(newcomer.caller).rpc('who_am_i', {}, me)).toMatchObject({
      role: 'customer',
      permissions: [],
      teams: [],
    });
  });

  it('takes a name without line breaks and cut to 120 characters', async () => {
    const newcomer = await signUp(db, { name: `Ev\r\nBcc: all@people.example ${'x'.repeat(300)}` });
    const { full_name } = await db.owner.row(
      z.object({ full_name: z.string() }),
      'select full_name from public.profiles where id = $1',
      newcomer.id,
    );
    expect(full_name).toMatch(/^Ev Bcc: all@people\.example x+$/);
    expect(full_name).toHaveLength(120);
  });

  it('a confirmed change of address reaches the profile', async () => {
    const customer = await createCustomer(db);
    await db.owner.count(
      "update auth.users set email = 'new-address@people.example' where id = $1",
      customer.id,
    );
    const me = z.looseObject({ email: z.string() });
    expect(await db.as(customer.caller).rpc('who_am_i', {}, me)).toMatchObject({
      email: 'new-address@people.example',
    });
  });
});

describe('nobody raises their own role', () => {
  it.each(['customer', 'agent'] as const)('by an update of their profile as %s', async (role) => {
    const who = role === 'agent' ? await createAgent(db) : await createCustomer(db);
    const attempt = refused(
      db.as(who.caller).count("update public.profiles set role = 'admin' where id = $1", who.id),
    );
    expect(await attempt).toMatchObject({ state: 'PT403', code: 'not_allowed' });
    expect(await roleOf(who.id)).toBe(role);
  });

  it.each(['customer', 'agent'] as const)(
    'by admin_set_role or promote_admin as %s',
    async (role) => {
      const who = role === 'agent' ? await createAgent(db) : await createCustomer(db);
      const set = db
        .as(who.caller)
        .rpc('admin_set_role', { p_profile_id: who.id, p_role: 'admin' }, anything);
      expect(await refused(set)).toMatchObject({ state: 'PT403', code: 'not_allowed' });
      const promote = db.as(who.caller).rpc('promote_admin', { p_email: who.email }, anything);
      expect(await refused(promote)).toMatchObject({ state: '42501' });
      expect(await roleOf(who.id)).toBe(role);
    },
  );

  it('by a token whose claims say admin', async () => {
    const customer = await createCustomer(db);
    const forged = person(customer.id, {
      user_role: 'admin',
      app_metadata: { role: 'admin' },
      user_metadata: { role: 'admin' },
    });
    const update = db
      .as(forged)
      .count("update public.profiles set role = 'admin' where id = $1", customer.id);
    expect(await refused(update)).toMatchObject({ state: 'PT403' });
    expect(await refused(db.as(forged).rpc('assert_admin', {}, anything))).toMatchObject({
      state: 'PT403',
    });
    expect(await db.as(forged).count('select from public.tags')).toBe(0);
  });

  it('by a token issued while they were an admin', async () => {
    const former = await createAdmin(db);
    await db.as(former.caller).rpc('assert_admin', {}, anything);
    await db
      .as(admin.caller)
      .rpc('admin_set_role', { p_profile_id: former.id, p_role: 'customer' }, anything);
    expect(await refused(db.as(former.caller).rpc('assert_admin', {}, anything))).toMatchObject({
      state: 'PT403',
    });
    expect(await db.as(former.caller).count('select from public.profiles')).toBe(1);
  });

  it('by giving themselves a permission or a team', async () => {
    const agent = await createAgent(db);
    const team = await createTeam(db);
    const permission = db
      .as(agent.caller)
      .count(
        "insert into public.profile_permissions (profile_id, permission) values ($1, 'tickets.view_all')",
        agent.id,
      );
    expect(await refused(permission)).toMatchObject({ state: '42501' });
    const member = db
      .as(agent.caller)
      .count(
        'insert into public.team_members (team_id, profile_id) values ($1, $2)',
        team.id,
        agent.id,
      );
    expect(await refused(member)).toMatchObject({ state: '42501' });
  });
});

describe('becoming a customer again', () => {
  it('takes teams, permissions, follows and assigned tickets away', async () => {
    const team = await createTeam(db);
    const agent = await createAgent(db, { teams: [team], permissions: ['tickets.view_all'] });
    const customer = await createCustomer(db);
    const { id } = await db.owner.row(
      z.object({ id: z.uuid() }),
      `insert into public.tickets (customer_id, assigned_agent_id, subject, description)
      values ($1, $2, 'Assigned to a leaver', 'Text') returning id`,
      customer.id,
      agent.id,
    );
    await db
      .as(agent.caller)
      .count('insert into public.ticket_followers values ($1, $2)', id, agent.id);
    await db
      .as(admin.caller)
      .rpc('admin_set_role', { p_profile_id: agent.id, p_role: 'customer' }, anything);
    const left = await db.owner.row(
      z.object({
        teams: z.number(),
        permissions: z.number(),
        follows: z.number(),
        tickets: z.number(),
      }),
      `select
        (select count(*) from public.team_members where profile_id = $1) as teams,
        (select count(*) from public.profile_permissions where profile_id = $1) as permissions,
        (select count(*) from public.ticket_followers where profile_id = $1) as follows,
        (select count(*) from public.tickets where assigned_agent_id = $1) as tickets`,
      agent.id,
    );
    expect(left).toEqual({ teams: 0, permissions: 0, follows: 0, tickets: 0 });
  });

  it('a customer never joins a team', async () => {
    const [team, customer] = [await createTeam(db), await createCustomer(db)];
    const join = db
      .as(admin.caller)
      .count(
        'insert into public.team_members (team_id, profile_id) values ($1, $2)',
        team.id,
        customer.id,
      );
    expect(await refused(join)).toMatchObject({
      state: 'PT422',
      code: 'member_not_staff',
      field: 'profile_id',
    });
  });
});

describe('an admin sets roles', () => {
  it('of others, and a wrong role or person is refused by name', async () => {
    const customer = await createCustomer(db);
    const set = async (id: string, role: string): Promise<unknown> =>
      db.as(admin.caller).rpc('admin_set_role', { p_profile_id: id, p_role: role }, anything);
    await set(customer.id, 'agent');
    expect(await roleOf(customer.id)).toBe('agent');
    expect(await refused(set(customer.id, 'owner'))).toMatchObject({
      state: 'PT422',
      field: 'role',
    });
    expect(await refused(set('00000000-0000-4000-8000-000000000000', 'agent'))).toMatchObject({
      state: 'PT404',
      field: 'profile_id',
    });
  });

  it('the service key makes the first admin by address, without case', async () => {
    const newcomer = await signUp(db);
    await db
      .as(SERVICE)
      .rpc('promote_admin', { p_email: ` ${newcomer.email.toUpperCase()} ` }, anything);
    expect(await roleOf(newcomer.id)).toBe('admin');
    const unknown = db
      .as(SERVICE)
      .rpc('promote_admin', { p_email: 'nobody@people.example' }, anything);
    expect(await refused(unknown)).toMatchObject({ state: 'PT404', field: 'email' });
  });
});

describe('deleting a person', () => {
  it('keeps what they wrote, with their name', async () => {
    const customer = await createCustomer(db, 'Gone Person');
    const ticket = await db
      .as(customer.caller)
      .rpc(
        'create_ticket',
        { p_client_id: customer.id, p_subject: 'Kept', p_description: 'Kept text' },
        z.looseObject({ id: z.uuid() }),
      );
    await db
      .as(customer.caller)
      .rpc(
        'reply_to_ticket',
        { p_ticket_id: ticket.id, p_client_id: customer.id, p_body: 'My words stay' },
        anything,
      );
    await db.owner.count('delete from auth.users where id = $1', customer.id);
    const kept = await db.owner.rows(
      z.object({ author_name: z.string(), author_id: z.null(), body: z.string() }),
      'select author_name, author_id, body from public.ticket_messages where ticket_id = $1',
      ticket.id,
    );
    expect(kept).toEqual([{ author_name: 'Gone Person', author_id: null, body: 'My words stay' }]);
  });
});
