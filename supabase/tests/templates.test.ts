import { randomUUID } from 'node:crypto';
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
import { anything, insertTicket, reply, ticketOf } from './support/tickets.ts';

let db: TestDatabase;
let admin: Person;
let agent: Person;
let team: Team;
let tag: string;

const idRow = z.object({ id: z.uuid() });
const rendered = z.object({
  body: z.string(),
  unknown: z.array(z.string()),
  actions: z.record(z.string(), z.unknown()),
});

beforeAll(async () => {
  db = await createTestDatabase();
  team = await createTeam(db, 'Front desk');
  admin = await createAdmin(db);
  agent = await createAgent(db, { name: 'Ada Agent', teams: [team] });
  tag = await createTag('answered');
});
afterAll(async () => db[Symbol.asyncDispose]());

async function createTag(name: string): Promise<string> {
  const text = 'insert into public.tags (name) values ($1) returning id';
  return (await db.owner.row(idRow, text, name)).id;
}

interface Template {
  readonly body?: string;
  readonly shortcut?: string | null;
  readonly actions?: Readonly<Record<string, unknown>>;
  readonly owner?: Person;
}

async function write(who: Person, { body, shortcut, actions, owner }: Template): Promise<string> {
  const { id } = await db.as(who.caller).row(
    idRow,
    `insert into public.response_templates (title, body, shortcut, actions, owner_id)
    values ('A template', $1, $2, $3, $4) returning id`,
    body ?? 'Words',
    shortcut ?? null,
    JSON.stringify(actions ?? {}),
    owner?.id ?? null,
  );
  return id;
}

const render = async (
  who: Person,
  template: string,
  ticket: string,
): Promise<z.output<typeof rendered>> =>
  db
    .as(who.caller)
    .rpc('render_template', { p_template_id: template, p_ticket_id: ticket }, rendered);

async function ticketFor(customer: Person, values: Readonly<Record<string, unknown>> = {}) {
  return insertTicket(db, { customer_id: customer.id, team_id: team.id, ...values });
}

describe('a template', () => {
  it('is filled with what is known of ticket, customer, agent, team and company', async () => {
    const customer = await createCustomer(db, 'Maya Lindqvist');
    const ticket = await ticketFor(customer, { subject: 'The display is dark' });
    const { number } = await db.owner.row(
      z.object({ number: z.number() }),
      'select number from public.tickets where id = $1',
      ticket,
    );
    const body = `{{customer.first_name}} / {{ customer.name }} / {{customer.email}} / {{ticket.number}} /
{{ticket.subject}} / {{agent.name}} / {{agent.first_name}} / {{team.name}} / {{company.name}}`;
    expect(await render(agent, await write(admin, { body }), ticket)).toEqual({
      body: `Maya / Maya Lindqvist / ${customer.email} / ${number} /
The display is dark / Ada Agent / Ada / Front desk / AutoCRM`,
      unknown: [],
      actions: {},
    });
  });

  it('keeps variables that nothing is known for, and names each once', async () => {
    const ticket = await ticketFor(await createCustomer(db), { team_id: null });
    const body = '{{team.name}}, {{weather}} and {{weather}}, {not.one}, {{}}, {{A}}';
    expect(await render(agent, await write(admin, { body }), ticket)).toMatchObject({
      body,
      unknown: ['team.name', 'weather'],
    });
  });

  it('never takes for a variable what somebody wrote into their name or subject', async () => {
    const ticket = await ticketFor(await createCustomer(db, '{{agent.name}}'), {
      subject: '{{customer.email}} \\1 &',
    });
    const body = '{{customer.name}}: {{ticket.subject}}';
    expect(await render(agent, await write(admin, { body }), ticket)).toMatchObject({
      body: '{{agent.name}}: {{customer.email}} \\1 &',
      unknown: [],
    });
  });

  it('counts its uses, which is no change of it', async () => {
    const id = await write(agent, { owner: agent });
    const row = z.object({
      use_count: z.number(),
      last_used_at: z.nullable(z.date()),
      updated_at: z.date(),
    });
    const read = async (): Promise<z.output<typeof row>> =>
      db.owner.row(row, 'select * from public.response_templates where id = $1', id);
    const before = await read();
    for (let i = 0; i < 3; i += 1) {
      await db.as(agent.caller).rpc('template_used', { p_template_id: id }, anything);
    }
    const after = await read();
    expect(before).toMatchObject({ use_count: 0, last_used_at: null });
    expect(after).toMatchObject({ use_count: 3, updated_at: before.updated_at });
    expect(after.last_used_at).not.toBeNull();
  });

  it('shares its shortcut with none of the same owner, and with any other', async () => {
    const colleague = await createAgent(db);
    await write(agent, { owner: agent, shortcut: 'thanks' });
    await write(colleague, { owner: colleague, shortcut: 'thanks' });
    await write(admin, { shortcut: 'thanks' });
    expect(await refused(write(agent, { owner: agent, shortcut: 'thanks' }))).toMatchObject({
      state: '23505',
    });
    expect(await refused(write(admin, { shortcut: 'thanks' }))).toMatchObject({ state: '23505' });
    // None at all is not one.
    await write(agent, { owner: agent });
    await write(agent, { owner: agent, shortcut: '' });
  });

  it.each(['Thanks', 'a b', '/thanks', 'x'.repeat(41)])(
    'has no shortcut like %j',
    async (shortcut) => {
      expect(await refused(write(agent, { owner: agent, shortcut }))).toMatchObject({
        state: '23514',
      });
    },
  );

  it('is in the audit log when others use it too, and not when it is personal', async () => {
    const logged = 'select from public.audit_log where record_id = $1';
    const personal = await write(agent, { owner: agent });
    expect(await db.owner.count(logged, personal)).toBe(0);
    const shared = await write(admin, {});
    const change = 'update public.response_templates set body = $2 where id = $1';
    await db.as(admin.caller).count(change, shared, 'Other words');
    await db.as(agent.caller).rpc('template_used', { p_template_id: shared }, anything);
    await db.as(admin.caller).count('delete from public.response_templates where id = $1', shared);
    expect(await db.owner.count(logged, shared)).toBe(3);
  });
});

describe('actions of a template', () => {
  it.each([
    ['status', 'new'],
    ['status', 'done'],
    ['status', null],
    ['priority', 'huge'],
    ['priority', null],
    ['assigned_agent_id', 'everybody'],
    ['assigned_agent_id', '00000000-0000-4000-8000-000000000000'],
    ['team_id', '00000000-0000-4000-8000-000000000000'],
    ['team_id', 7],
    ['add_tag_ids', 'answered'],
    ['add_tag_ids', []],
    ['add_tag_ids', ['00000000-0000-4000-8000-000000000000']],
    ['add_tag_ids', [null]],
    ['subject', 'Other words'],
  ])('are refused as %s: %j, naming it', async (name, value) => {
    const command = write(agent, { owner: agent, actions: { [name]: value } });
    expect(await refused(command)).toMatchObject({
      state: 'PT422',
      code: 'action_invalid',
      field: `actions.${name}`,
    });
  });

  it('come ready to be sent, with whoever asks for me', async () => {
    const actions = {
      status: 'waiting',
      priority: 'high',
      assigned_agent_id: 'me',
      team_id: null,
      add_tag_ids: [tag],
    };
    const id = await write(admin, { actions });
    const ticket = await ticketFor(await createCustomer(db));
    expect((await render(agent, id, ticket)).actions).toEqual({
      ...actions,
      assigned_agent_id: agent.id,
    });
    const nobody = await write(admin, { actions: { assigned_agent_id: null } });
    expect((await render(agent, nobody, ticket)).actions).toEqual({ assigned_agent_id: null });
  });

  it('come without what is gone since, and the text can still be corrected', async () => {
    const gone = await createTag('gone');
    const leaver = await createAgent(db);
    const closing = await createTeam(db);
    const id = await write(admin, {
      actions: {
        priority: 'low',
        assigned_agent_id: leaver.id,
        team_id: closing.id,
        add_tag_ids: [gone, tag],
      },
    });
    const onlyGone = await write(admin, { actions: { add_tag_ids: [gone] } });
    await db.owner.count('delete from public.tags where id = $1', gone);
    await deactivate(db, leaver);
    await db.owner.count('update public.teams set is_active = false where id = $1', closing.id);
    const ticket = await ticketFor(await createCustomer(db));
    expect((await render(agent, id, ticket)).actions).toEqual({
      priority: 'low',
      add_tag_ids: [tag],
    });
    expect((await render(agent, onlyGone, ticket)).actions).toEqual({});
    const correct = 'update public.response_templates set body = $2 where id = $1';
    expect(await db.as(admin.caller).count(correct, id, 'Corrected')).toBe(1);
  });
});

describe('a reply that changes the ticket', () => {
  const tagsOf = async (id: string): Promise<string[]> =>
    (
      await db.owner.rows(
        z.object({ tag_id: z.uuid() }),
        'select tag_id from public.ticket_tags where ticket_id = $1',
        id,
      )
    ).map(({ tag_id }) => tag_id);

  it('does both or neither, in one transaction', async () => {
    const id = await ticketFor(await createCustomer(db));
    const other = await createTag('there already');
    await db.owner.count('insert into public.ticket_tags values ($1, $2)', id, other);
    const outcome = await reply(db, agent, id, {
      p_status: 'waiting',
      p_patch: { priority: 'high', assigned_agent_id: agent.id, add_tag_ids: [tag, tag] },
    });
    expect(outcome).toMatchObject({
      outcome: 'sent',
      readable: true,
      ticket: { status: 'waiting', priority: 'high', assigned_agent_id: agent.id },
    });
    expect(new Set(await tagsOf(id))).toEqual(new Set([tag, other]));

    const before = await ticketOf(db, id);
    const someone = await createAgent(db, { teams: [team] });
    const refusal = await refused(
      reply(db, agent, id, { p_patch: { priority: 'low', assigned_agent_id: someone.id } }),
    );
    expect(refusal).toMatchObject({ state: 'PT403', field: 'assigned_agent_id' });
    expect(await ticketOf(db, id)).toEqual(before);
  });

  it('may hand it to a team that the writer is not in, and says that it is out of sight', async () => {
    const id = await ticketFor(await createCustomer(db));
    const elsewhere = await createTeam(db);
    const outcome = await reply(db, agent, id, { p_patch: { team_id: elsewhere.id } });
    expect(outcome).toMatchObject({ outcome: 'sent', readable: false });
  });

  it('has no second effect when it is repeated', async () => {
    const id = await ticketFor(await createCustomer(db));
    const again = { p_client_id: randomUUID(), p_patch: { priority: 'urgent' } };
    await reply(db, agent, id, again);
    await db
      .as(agent.caller)
      .rpc('update_ticket', { p_ticket_id: id, p_patch: { priority: 'low' } }, anything);
    expect(await reply(db, agent, id, again)).toMatchObject({ ticket: { priority: 'low' } });
  });

  it('changes nothing when it was not sent because the conversation moved on', async () => {
    const customer = await createCustomer(db);
    const id = await ticketFor(customer);
    await reply(db, customer, id);
    const late = { p_last_seen_seq: 1, p_patch: { priority: 'urgent', add_tag_ids: [tag] } };
    expect(await reply(db, agent, id, late)).toMatchObject({ outcome: 'stale' });
    expect(await ticketOf(db, id)).toMatchObject({ priority: 'medium' });
    expect(await tagsOf(id)).toEqual([]);
  });

  it.each([
    ['subject', { subject: 'Other' }, 'field_unknown'],
    ['status', { status: 'closed' }, 'field_unknown'],
    ['add_tag_ids', { add_tag_ids: 'x' }, 'tag_unknown'],
    ['tag_ids', { add_tag_ids: ['x'] }, 'tag_unknown'],
    ['priority', { priority: 'huge' }, 'priority_unknown'],
    ['patch', [], 'patch_invalid'],
  ])('is refused with a wrong %s', async (field, patch, code) => {
    const id = await ticketFor(await createCustomer(db));
    const command = reply(db, agent, id, { p_patch: JSON.stringify(patch) });
    expect(await refused(command)).toMatchObject({ state: 'PT422', code, field });
  });

  it('is not for the customer', async () => {
    const customer = await createCustomer(db);
    const id = await ticketFor(customer);
    const command = reply(db, customer, id, { p_patch: { priority: 'urgent' } });
    expect(await refused(command)).toMatchObject({ state: 'PT403', field: 'priority' });
  });
});
