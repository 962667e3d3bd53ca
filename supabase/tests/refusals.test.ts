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
} from './support/people.ts';
import { refused } from './support/refusal.ts';
import { anything, createTicket, insertTicket, uploadFile } from './support/tickets.ts';

let db: TestDatabase;
let agent: Person;
let customer: Person;
let own: string;
let foreign: string;

beforeAll(async () => {
  db = await createTestDatabase();
  const team = await createTeam(db);
  agent = await createAgent(db, { teams: [team] });
  customer = await createCustomer(db);
  own = (await createTicket(db, customer)).id;
  const other = await createTeam(db);
  const stranger = await createCustomer(db);
  foreign = await insertTicket(db, { customer_id: stranger.id, team_id: other.id });
});
afterAll(async () => db[Symbol.asyncDispose]());

const anyNumber = z.object({ number: z.number() });

type Args = Readonly<Record<string, unknown>>;

describe('a refusal names the field at fault', () => {
  const create = (args: Args): Args => ({
    p_client_id: randomUUID(),
    p_subject: 'A subject',
    p_description: 'Words',
    ...args,
  });
  const update = (patch: unknown): Args => ({ p_ticket_id: 'own', p_patch: patch });
  const replied = (args: Args): Args => ({
    p_ticket_id: 'own',
    p_client_id: randomUUID(),
    p_body: 'Words',
    ...args,
  });
  const file = (args: Args): Args => ({
    p_file_name: 'a.png',
    p_file_type: 'image/png',
    p_file_size: 1,
    ...args,
  });
  const list = (filters: unknown): Args => ({ p_filters: JSON.stringify(filters) });
  const unknownId = '00000000-0000-4000-8000-000000000000';

  it.each<readonly [name: string, args: Args, code: string, field: string]>([
    ['create_ticket', create({ p_subject: ' a ' }), 'subject_too_short', 'subject'],
    ['create_ticket', create({ p_subject: 'x'.repeat(201) }), 'subject_too_long', 'subject'],
    [
      'create_ticket',
      create({ p_description: ' \n\t\r\n ' }),
      'description_too_short',
      'description',
    ],
    [
      'create_ticket',
      create({ p_description: 'x'.repeat(20_001) }),
      'description_too_long',
      'description',
    ],
    ['create_ticket', create({ p_client_id: null }), 'client_id_missing', 'client_id'],
    ['create_ticket', create({ p_category_id: unknownId }), 'category_unknown', 'category_id'],
    ['create_ticket', create({ p_priority: 'huge' }), 'priority_unknown', 'priority'],
    ['create_ticket', create({ p_customer_id: unknownId }), 'customer_unknown', 'customer_id'],
    [
      'create_ticket',
      create({ p_attachment_ids: [unknownId] }),
      'attachment_missing',
      'attachment_ids',
    ],
    [
      'create_ticket',
      create({ p_attachment_ids: Array.from({ length: 11 }, () => unknownId) }),
      'too_many_attachments',
      'attachment_ids',
    ],
    ['reply_to_ticket', replied({ p_body: '\n \u00a0\u200b' }), 'body_too_short', 'body'],
    ['reply_to_ticket', replied({ p_body: null }), 'body_too_short', 'body'],
    ['reply_to_ticket', replied({ p_body: 'x'.repeat(20_001) }), 'body_too_long', 'body'],
    ['reply_to_ticket', replied({ p_status: 'solved' }), 'status_unknown', 'status'],
    ['add_note', replied({ p_body: '' }), 'body_too_short', 'body'],
    ['update_ticket', update({}), 'patch_empty', 'patch'],
    ['update_ticket', update(null), 'patch_empty', 'patch'],
    ['update_ticket', update({ number: 1 }), 'field_unknown', 'number'],
    ['update_ticket', update({ status: 'solved' }), 'status_unknown', 'status'],
    ['update_ticket', update({ status: null }), 'status_unknown', 'status'],
    ['update_ticket', update({ priority: 'huge' }), 'priority_unknown', 'priority'],
    ['update_ticket', update({ subject: null }), 'subject_too_short', 'subject'],
    ['update_ticket', update({ category_id: 'x' }), 'not_an_id', 'category_id'],
    ['update_ticket', update({ category_id: unknownId }), 'category_unknown', 'category_id'],
    ['update_ticket', update({ team_id: unknownId }), 'team_not_active', 'team_id'],
    ['update_ticket', update({ assigned_agent_id: 'customer' }), 'not_an_id', 'assigned_agent_id'],
    ['update_ticket', update({ tag_ids: [unknownId] }), 'tag_unknown', 'tag_ids'],
    ['update_ticket', update({ tag_ids: 'x' }), 'tag_unknown', 'tag_ids'],
    [
      'update_ticket',
      update({ snoozed_until: '2001-01-01' }),
      'snooze_out_of_range',
      'snoozed_until',
    ],
    ['update_ticket', update({ snoozed_until: 'soon' }), 'snooze_out_of_range', 'snoozed_until'],
    [
      'update_ticket',
      { ...update({ status: 'open' }), p_expected: '[]' },
      'expected_invalid',
      'expected',
    ],
    ['create_attachment', file({ p_file_name: ' ' }), 'file_name_missing', 'file_name'],
    ['create_attachment', file({ p_file_name: '..' }), 'file_name_missing', 'file_name'],
    ['create_attachment', file({ p_file_size: 0 }), 'file_empty', 'file_size'],
    ['create_attachment', file({ p_file_size: 20_971_521 }), 'file_too_large', 'file_size'],
    ['create_attachment', file({ p_file_type: 'text/html' }), 'file_type_not_allowed', 'file_type'],
    ['create_attachment', file({ p_file_type: null }), 'file_type_not_allowed', 'file_type'],
    ['save_draft', { p_key: '', p_payload: {} }, 'key_invalid', 'key'],
    ['save_draft', { p_key: 'k', p_payload: '[]' }, 'payload_invalid', 'payload'],
    ['list_tickets', list([]), 'filter_invalid', 'filters'],
    ['list_tickets', list({ colour: 'red' }), 'filter_unknown', 'colour'],
    ['list_tickets', list({ status: 'open' }), 'filter_invalid', 'status'],
    ['list_tickets', list({ status: null }), 'filter_invalid', 'status'],
    ['list_tickets', list({ status: ['open', 'opne'] }), 'filter_invalid', 'status'],
    ['list_tickets', list({ status: [{}] }), 'filter_invalid', 'status'],
    ['list_tickets', list({ status: [null] }), 'filter_invalid', 'status'],
    ['list_tickets', list({ priority: ['huge'] }), 'filter_invalid', 'priority'],
    ['list_tickets', list({ channel: ['fax'] }), 'filter_invalid', 'channel'],
    ['list_tickets', list({ sla: 'overdue' }), 'filter_invalid', 'sla'],
    ['list_tickets', list({ sla: ['late'] }), 'filter_invalid', 'sla'],
    ['list_tickets', { p_sort: 'due' }, 'sort_unknown', 'sort'],
    ['list_tickets', { ...list({ view: 'resolved' }), p_sort: 'due' }, 'sort_unknown', 'sort'],
    ['search_tickets', { p_query: 'x', ...list({ colour: 'red' }) }, 'filter_unknown', 'colour'],
    ['search_tickets', { p_query: '', ...list({ status: ['opne'] }) }, 'filter_invalid', 'status'],
    ['list_tickets', list({ assignee: 'nobody' }), 'filter_invalid', 'assignee'],
    ['list_tickets', list({ assignee: null }), 'filter_invalid', 'assignee'],
    ['list_tickets', list({ team: 'me' }), 'filter_invalid', 'team'],
    ['list_tickets', list({ category: 'me' }), 'filter_invalid', 'category'],
    ['list_tickets', list({ tag: 'none' }), 'filter_invalid', 'tag'],
    ['list_tickets', list({ customer: 'none' }), 'filter_invalid', 'customer'],
    ['list_tickets', list({ created_after: 'soon' }), 'filter_invalid', 'created_after'],
    ['list_tickets', list({ deleted: 'banana' }), 'filter_invalid', 'deleted'],
    ['list_tickets', list({ view: 'best' }), 'view_unknown', 'view'],
    ['list_tickets', { p_sort: 'number' }, 'sort_unknown', 'sort'],
    ['list_tickets', { p_cursor: 'not a cursor' }, 'cursor_invalid', 'cursor'],
    [
      'list_tickets',
      { p_cursor: Buffer.from('["now()", "x"]').toString('base64') },
      'cursor_invalid',
      'cursor',
    ],
  ])('%s with %j: %s', async (name, args, code, field) => {
    const filled = 'p_ticket_id' in args ? { ...args, p_ticket_id: own } : args;
    expect(await refused(db.as(agent.caller).rpc(name, filled, anything))).toMatchObject({
      state: 'PT422',
      code,
      field,
    });
  });

  it('and leaves nothing half-written', async () => {
    const clientId = randomUUID();
    const sent = await uploadFile(db, customer);
    const args = create({ p_client_id: clientId, p_attachment_ids: [sent.id, unknownId] });
    await refused(db.as(customer.caller).rpc('create_ticket', args, anything));
    expect(await db.owner.count('select from public.tickets where client_id = $1', clientId)).toBe(
      0,
    );
    expect(
      await db.owner.count(
        'select from public.attachments where id = $1 and ticket_id is null',
        sent.id,
      ),
    ).toBe(1);
  });
});

describe('the cursor of a list', () => {
  const page = z.object({ next_cursor: z.nullable(z.string()) });
  const sorts = ['activity', 'created', 'priority', 'status'] as const;

  it('goes on with its own order, and with no other', async () => {
    await createTicket(db, customer);
    await createTicket(db, customer);
    for (const sort of sorts) {
      const first = { p_sort: sort, p_limit: 1 };
      const { next_cursor: cursor } = await db.as(customer.caller).rpc('list_tickets', first, page);
      expect(cursor).not.toBeNull();
      const next = { p_cursor: cursor, p_limit: 1 };
      await db.as(customer.caller).rpc('list_tickets', { ...next, p_sort: sort }, page);
      for (const other of sorts.filter((name) => name !== sort)) {
        const question = { ...next, p_sort: other };
        expect(
          await refused(db.as(customer.caller).rpc('list_tickets', question, page)),
        ).toMatchObject({ state: 'PT422', code: 'cursor_invalid', field: 'cursor' });
      }
    }
  });
});

describe('a ticket of somebody else answers like one that does not exist', () => {
  const commands: readonly (readonly [name: string, args: (id: string) => Args])[] = [
    ['get_ticket', (id) => ({ p_ref: id })],
    ['ticket_timeline', (id) => ({ p_ticket_id: id })],
    ['mark_ticket_read', (id) => ({ p_ticket_id: id, p_seq: 1 })],
    ['rate_ticket', (id) => ({ p_ticket_id: id, p_rating: 0 })],
    ['reply_to_ticket', (id) => ({ p_ticket_id: id, p_client_id: randomUUID(), p_body: 'Words' })],
    [
      'update_ticket',
      (id) => ({ p_ticket_id: id, p_patch: { status: 'resolved' }, p_expected: { status: 'new' } }),
    ],
    ['update_ticket', (id) => ({ p_ticket_id: id, p_patch: { nonsense: 1 } })],
    ['add_note', (id) => ({ p_ticket_id: id, p_client_id: randomUUID(), p_body: 'Words' })],
    ['delete_ticket', (id) => ({ p_ticket_id: id })],
    ['restore_ticket', (id) => ({ p_ticket_id: id })],
  ];

  it.each(['customer', 'agent'] as const)('to a %s, in every command', async (role) => {
    const who = role === 'agent' ? agent : customer;
    for (const [name, args] of commands) {
      const theirs = await refused(db.as(who.caller).rpc(name, args(foreign), anything));
      const none = await refused(db.as(who.caller).rpc(name, args(randomUUID()), anything));
      expect({ name, ...theirs }).toEqual({ name, ...none });
      expect(['PT403', 'PT404']).toContain(theirs.state);
    }
  });

  it('by its number too', async () => {
    const { number } = await db.owner.row(
      anyNumber,
      'select number from public.tickets where id = $1',
      foreign,
    );
    const theirs = await refused(
      db.as(customer.caller).rpc('get_ticket', { p_ref: String(number) }, anything),
    );
    for (const ref of ['999999999', 'x', '', '1 or 1=1']) {
      expect(
        await refused(db.as(customer.caller).rpc('get_ticket', { p_ref: ref }, anything)),
      ).toEqual(theirs);
    }
  });
});

describe('a deactivated person', () => {
  it.each(['customer', 'agent', 'admin'] as const)(
    'sees nothing as %s, whatever token they hold',
    async (role) => {
      await createAdmin(db);
      const make = { customer: createCustomer, agent: createAgent, admin: createAdmin }[role];
      const who = await make(db);
      const ticket = await insertTicket(db, { customer_id: who.id });
      await deactivate(db, who);
      const session = db.as({
        ...who.caller,
        claims: { app_metadata: { role: 'admin' }, user_role: 'admin' },
      });
      const rows = await session.row(
        z.object({ count: z.number() }),
        `select (select count(*) from public.tickets) + (select count(*) from public.profiles)
          + (select count(*) from public.ticket_messages) + (select count(*) from public.ticket_activities)
          + (select count(*) from public.teams) + (select count(*) from public.ticket_categories) as count`,
      );
      expect(rows.count).toBe(0);
      const question = { p_subject: 'Subject', p_description: 'Words' };
      const commands: readonly (readonly [string, Args])[] = [
        ['list_tickets', {}],
        ['queue_counts', {}],
        ['get_ticket', { p_ref: ticket }],
        ['create_ticket', { p_client_id: randomUUID(), ...question }],
      ];
      for (const [name, args] of commands) {
        const refusal = await refused(session.rpc(name, args, anything));
        expect({ name, code: refusal.code }).toEqual({ name, code: 'account_inactive' });
      }
    },
  );
});
