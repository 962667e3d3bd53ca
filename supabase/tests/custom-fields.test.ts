import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { createAdmin, createAgent, createCustomer, type Person } from './support/people.ts';
import { refused } from './support/refusal.ts';
import { createTicket, insertTicket } from './support/tickets.ts';

let db: TestDatabase;
let admin: Person;
let agent: Person;
let category: string;

type Values = Readonly<Record<string, unknown>>;
const idRow = z.object({ id: z.string() });

async function define(values: Values): Promise<number> {
  const row = {
    label: 'A field',
    type: 'text',
    visible_to_customers: true,
    ...values,
  };
  const columns = Object.keys(row);
  return db
    .as(admin.caller)
    .count(
      `insert into public.custom_fields (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
      ...Object.values(row),
    );
}

const COLOURS = JSON.stringify(['red', 'green']);

beforeAll(async () => {
  db = await createTestDatabase();
  admin = await createAdmin(db);
  agent = await createAgent(db);
  ({ id: category } = await db.owner.row(
    idRow,
    "insert into public.ticket_categories (name, slug) values ('Devices', 'devices') returning id",
  ));
  await define({ key: 'serial' });
  await define({ key: 'amount', type: 'number', label: 'Amount' });
  await define({ key: 'urgent', type: 'boolean' });
  await define({ key: 'bought', type: 'date', label: 'Bought on' });
  await define({ key: 'colour', type: 'select', options: COLOURS, label: 'Colour' });
  await define({ key: 'colours', type: 'multiselect', options: COLOURS });
  await define({ key: 'cost_centre', visible_to_customers: false });
  await define({ key: 'retired', is_active: false });
  await define({ key: 'model', category_id: category, is_required: true, label: 'Model' });
});
afterAll(async () => db[Symbol.asyncDispose]());

describe('the definition of a field', () => {
  it.each<readonly [what: string, values: Values, state: string]>([
    ['a key with capital letters', { key: 'Serial' }, '23514'],
    ['a key that is no word', { key: "x' or true" }, '23514'],
    ['a key that is too long', { key: 'x'.repeat(41) }, '23514'],
    ['the key of another field', { key: 'serial' }, '23505'],
    ['a label of blanks', { key: 'blank', label: '   ' }, '23514'],
    ['a type of its own', { key: 'typed', type: 'colour' }, '23514'],
    ['a choice without options', { key: 'choice', type: 'select' }, '23514'],
    ['choices without options', { key: 'choices', type: 'multiselect' }, '23514'],
    ['options that are no list', { key: 'listed', options: '{"a": 1}' }, '23514'],
    [
      'options that are no words',
      { key: 'worded', type: 'select', options: '[1, null, {}]' },
      '23514',
    ],
  ])('cannot have %s', async (_, values, state) => {
    expect(await refused(define(values))).toMatchObject({ state });
  });
});

describe('a customer fills in the fields of a ticket', () => {
  const shown = z.looseObject({ custom_fields: z.record(z.string(), z.unknown()) });
  const fill = async (fields: unknown, values: Values = {}): Promise<{ id: string }> =>
    createTicket(db, await createCustomer(db), {
      p_custom_fields: JSON.stringify(fields),
      ...values,
    });

  it('and they are shown with the ticket to both sides', async () => {
    const customer = await createCustomer(db);
    const fields = { serial: 'A-17', amount: 12.5, urgent: false, bought: '2026-02-28' };
    const { id } = await createTicket(db, customer, { p_custom_fields: JSON.stringify(fields) });
    for (const who of [customer, agent]) {
      const ticket = await db.as(who.caller).rpc('get_ticket', { p_ref: id }, shown);
      expect(ticket.custom_fields).toEqual(fields);
    }
  });

  it.each<readonly [key: string, value: unknown]>([
    ['serial', 'x'.repeat(1000)],
    ['amount', -0.5],
    ['urgent', true],
    ['bought', '2028-02-29'],
    ['colour', 'green'],
    ['colours', ['red', 'green']],
    ['colours', []],
  ])('with what fits: %s %j', async (key, value) => {
    const { id } = await fill({ [key]: value });
    const stored = await db.owner.row(
      shown,
      'select custom_fields from public.tickets where id = $1',
      id,
    );
    expect(stored.custom_fields).toEqual({ [key]: value });
  });

  it.each<readonly [key: string, value: unknown]>([
    ['serial', 17],
    ['serial', null],
    ['serial', 'x'.repeat(1001)],
    ['amount', '12'],
    ['amount', true],
    ['urgent', 'yes'],
    ['bought', '28.02.2026'],
    ['bought', '2026-02-30'],
    ['bought', 'tomorrow'],
    ['colour', 'blue'],
    ['colour', ['red']],
    ['colours', ['red', 'blue']],
    ['colours', 'red'],
    ['colours', [['red']]],
  ])('and never with what does not fit: %s %j', async (key, value) => {
    expect(await refused(fill({ [key]: value }))).toMatchObject({
      state: 'PT422',
      code: 'custom_field_invalid',
      field: `custom_fields.${key}`,
    });
  });

  it.each([[[]], ['text'], [1]])('as an object, not as %j', async (fields) => {
    expect(await refused(fill(fields))).toMatchObject({
      state: 'PT422',
      code: 'custom_fields_invalid',
      field: 'custom_fields',
    });
  });

  it.each([
    ['does not exist', 'nothing'],
    ['is for staff', 'cost_centre'],
    ['is retired', 'retired'],
    ['belongs to another category', 'model'],
  ])('and learns nothing of a field that %s', async (_, key) => {
    expect(await refused(fill({ [key]: 'Words' }))).toEqual({
      state: 'PT422',
      code: 'custom_field_unknown',
      field: `custom_fields.${key}`,
      detail: { field: `custom_fields.${key}` },
      hint: `There is no field ${key} here.`,
    });
  });

  it('and must fill in what the category needs, as staff need not', async () => {
    const inCategory = { p_category_id: category };
    expect(await refused(fill({ serial: 'A-17' }, inCategory))).toMatchObject({
      state: 'PT422',
      code: 'custom_field_required',
      field: 'custom_fields.model',
    });
    await fill({ model: 'X1' }, inCategory);
    await fill({});
    const customer = await createCustomer(db);
    await createTicket(db, agent, { ...inCategory, p_customer_id: customer.id });
  });

  it.each(['', '   ', '\n'])('and does not get round it with %j', async (nothing) => {
    expect(await refused(fill({ model: nothing }, { p_category_id: category }))).toMatchObject({
      state: 'PT422',
      field: 'custom_fields.model',
    });
  });

  it('and nothing is written when one of them is refused', async () => {
    const clientId = randomUUID();
    await refused(fill({ serial: 'A-17', amount: 'a lot' }, { p_client_id: clientId }));
    expect(await db.owner.count('select from public.tickets where client_id = $1', clientId)).toBe(
      0,
    );
  });
});

it('a ticket never holds a value that no field allows, whoever writes it', async () => {
  const write = insertTicket(db, { custom_fields: '{"amount": "a lot"}' });
  expect(await refused(write)).toMatchObject({ code: 'custom_field_invalid' });
  const id = await insertTicket(db, { custom_fields: '{"amount": 1}' });
  const change = db.owner.count(
    `update public.tickets set custom_fields = '{"cost_centre": "x"}' where id = $1`,
    id,
  );
  expect(await refused(change)).toMatchObject({ code: 'custom_field_unknown' });
});

it('a ticket keeps its values when their field is retired, and can still be worked on', async () => {
  await define({ key: 'short_lived' });
  const id = await insertTicket(db, { custom_fields: '{"short_lived": "x"}' });
  await db.owner.count(
    "update public.custom_fields set is_active = false where key = 'short_lived'",
  );
  expect(
    await db.owner.count("update public.tickets set priority = 'high' where id = $1", id),
  ).toBe(1);
});
