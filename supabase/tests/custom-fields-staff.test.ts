import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { createAgent, createCustomer, type Person } from './support/people.ts';
import { refused } from './support/refusal.ts';
import { createTicket, updateSeen, updateTicket } from './support/tickets.ts';

let db: TestDatabase;
let agent: Person;
let customer: Person;
let otherCategory: string;

const detail = z.object({ custom_fields: z.record(z.string(), z.unknown()) });
const activities = z.array(
  z.object({
    type: z.string(),
    is_internal: z.boolean(),
    old_value: z.unknown(),
    new_value: z.unknown(),
  }),
);

async function valuesFor(person: Person, ticketId: string): Promise<Record<string, unknown>> {
  const answer = await db.as(person.caller).rpc('get_ticket', { p_ref: ticketId }, detail);
  return answer.custom_fields;
}

async function set(ticketId: string, values: Readonly<Record<string, unknown>>): Promise<void> {
  await updateTicket(db, agent, ticketId, { custom_fields: values });
}

beforeAll(async () => {
  db = await createTestDatabase();
  agent = await createAgent(db);
  customer = await createCustomer(db);
  ({ id: otherCategory } = await db.owner.row(
    z.object({ id: z.string() }),
    "insert into public.ticket_categories (name, slug) values ('Other', 'other') returning id",
  ));
  await db.owner.count(
    `insert into public.custom_fields (key, label, type, visible_to_customers, category_id) values
      ('room', 'Room', 'text', true, null), ('amount', 'Amount', 'number', true, null),
      ('cause', 'Cause', 'text', false, null), ('elsewhere', 'Elsewhere', 'text', true, $1)`,
    otherCategory,
  );
});
afterAll(async () => db[Symbol.asyncDispose]());

describe('staff fill in the fields of a ticket', () => {
  it('each where it belongs: customers see theirs, and nothing of the staff’s', async () => {
    const { id } = await createTicket(db, customer);
    await set(id, { room: '4.12', cause: 'Loose cable' });
    expect(await valuesFor(agent, id)).toEqual({ room: '4.12', cause: 'Loose cable' });
    expect(await valuesFor(customer, id)).toEqual({ room: '4.12' });
  });

  it('one at a time: the others stay, and null empties', async () => {
    const { id } = await createTicket(db, customer, { p_custom_fields: { room: '4.12' } });
    await set(id, { amount: 3 });
    expect(await valuesFor(agent, id)).toEqual({ room: '4.12', amount: 3 });
    await set(id, { room: null });
    expect(await valuesFor(agent, id)).toEqual({ amount: 3 });
  });

  it('and the history tells each side what it may know', async () => {
    const { id } = await createTicket(db, customer, { p_custom_fields: { room: '4.12' } });
    await set(id, { cause: 'Dust', room: '5.01' });
    await set(id, { room: '5.01' });
    const told = await db.owner.rows(
      activities.element,
      `select type, is_internal, old_value, new_value from public.ticket_activities
        where ticket_id = $1 and type = 'custom_field_change' order by created_at`,
      id,
    );
    expect(told).toEqual([
      {
        type: 'custom_field_change',
        is_internal: true,
        old_value: { label: 'Cause', value: null },
        new_value: { label: 'Cause', value: 'Dust' },
      },
      {
        type: 'custom_field_change',
        is_internal: false,
        old_value: { label: 'Room', value: '4.12' },
        new_value: { label: 'Room', value: '5.01' },
      },
    ]);
  });

  it('also beside a value whose field was retired, which can only be emptied', async () => {
    await db.owner.count(
      "insert into public.custom_fields (key, label, type, visible_to_customers) values ('old', 'Old', 'text', true)",
    );
    const { id } = await createTicket(db, customer, { p_custom_fields: { old: 'x' } });
    await db.owner.count("update public.custom_fields set is_active = false where key = 'old'");
    await set(id, { room: '4.12' });
    expect(await valuesFor(agent, id)).toEqual({ old: 'x', room: '4.12' });
    const change = updateTicket(db, agent, id, { custom_fields: { old: 'y' } });
    expect(await refused(change)).toMatchObject({ state: 'PT422', code: 'custom_field_unknown' });
    await set(id, { old: null });
    expect(await valuesFor(agent, id)).toEqual({ room: '4.12' });
  });
});

describe('a change of fields is refused', () => {
  it.each<readonly [what: string, values: unknown, code: string, field: string]>([
    ['of one that is not there', { nonsense: 1 }, 'custom_field_unknown', 'custom_fields.nonsense'],
    ['of another category', { elsewhere: 'x' }, 'custom_field_unknown', 'custom_fields.elsewhere'],
    ['to what does not fit', { amount: 'many' }, 'custom_field_invalid', 'custom_fields.amount'],
    ['for staff to what does not fit', { cause: 7 }, 'custom_field_invalid', 'custom_fields.cause'],
    ['that names none', {}, 'custom_fields_invalid', 'custom_fields'],
    ['that is no object', 'room', 'custom_fields_invalid', 'custom_fields'],
  ])('%s, and writes nothing', async (_what, values, code, field) => {
    const { id } = await createTicket(db, customer);
    const change = updateTicket(db, agent, id, { custom_fields: values, priority: 'high' });
    expect(await refused(change)).toMatchObject({ state: 'PT422', code, field });
    expect(await valuesFor(agent, id)).toEqual({});
  });

  it.each(['room', 'cause', 'nonsense'])(
    'to customers, in the same words whether there is a field %s or not',
    async (key) => {
      const { id } = await createTicket(db, customer);
      await set(id, { cause: 'Dust' });
      const change = updateSeen(db, customer, id, {
        patch: { custom_fields: { [key]: 'x' } },
        expected: { custom_fields: { [key]: 'y' } },
      });
      expect(await refused(change)).toEqual({
        state: 'PT403',
        code: 'not_allowed',
        field: 'custom_fields',
        detail: { field: 'custom_fields' },
        hint: 'Only the team can change this.',
      });
    },
  );

  it('to the second of two people, who is told what it is now', async () => {
    const { id } = await createTicket(db, customer);
    const seen = { custom_fields: { room: null } };
    await updateSeen(db, agent, id, { patch: { custom_fields: { room: '4.12' } }, expected: seen });
    const late = updateSeen(db, agent, id, {
      patch: { custom_fields: { room: '9' } },
      expected: seen,
    });
    expect(await refused(late)).toMatchObject({
      state: 'PT409',
      code: 'ticket_changed',
      field: 'custom_fields',
      detail: { current: { custom_fields: { room: '4.12' } } },
    });
    // Another field is no matter of theirs.
    await updateSeen(db, agent, id, {
      patch: { custom_fields: { amount: 2 } },
      expected: { custom_fields: { amount: null } },
    });
    expect(await valuesFor(agent, id)).toEqual({ room: '4.12', amount: 2 });
  });
});

describe('a list narrowed by a field', () => {
  const page = z.object({ tickets: z.array(z.object({ id: z.string() })) });
  const found = async (value: unknown, key: string, person = agent): Promise<string[]> => {
    const args = { p_filters: { field: { key, value } }, p_limit: 100 };
    const { tickets } = await db.as(person.caller).rpc('list_tickets', args, page);
    return tickets.map(({ id }) => id);
  };

  beforeAll(async () => {
    await db.owner.count(
      `insert into public.custom_fields (key, label, type, options, visible_to_customers) values
        ('parts', 'Parts', 'multiselect', '["Lamp", "Cable", "Plug"]', true)`,
    );
  });

  it('holds the tickets with that value, whoever may know the field', async () => {
    const first = await createTicket(db, customer, { p_custom_fields: { room: 'Attic' } });
    const second = await createTicket(db, customer, { p_custom_fields: { room: 'Cellar' } });
    await set(second.id, { cause: 'Flood' });
    expect(await found('Attic', 'room')).toEqual([first.id]);
    expect(await found('Flood', 'cause')).toEqual([second.id]);
    expect(await found('Nowhere', 'room')).toEqual([]);
  });

  it('finds one of several choices, and tells numbers from text', async () => {
    const { id } = await createTicket(db, customer, {
      p_custom_fields: { parts: ['Lamp', 'Plug'], amount: 77 },
    });
    expect(await found('Plug', 'parts')).toEqual([id]);
    expect(await found('Cable', 'parts')).toEqual([]);
    expect(await found(77, 'amount')).toEqual([id]);
    expect(await found('77', 'amount')).toEqual([]);
  });

  it('names a field that there is and a value, and is for staff alone', async () => {
    for (const filter of [{ key: 'unheard_of', value: 'x' }, { key: 'room' }, 'room']) {
      const args = { p_filters: { field: filter } };
      expect(await refused(db.as(agent.caller).rpc('list_tickets', args, page))).toMatchObject({
        code: 'filter_invalid',
        field: 'field',
      });
    }
    expect(await refused(found('Flood', 'cause', customer))).toMatchObject({
      code: 'filter_unknown',
    });
  });
});
