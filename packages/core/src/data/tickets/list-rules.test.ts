// @vitest-environment node
import { expect, test } from 'vitest';
import type { TicketFilters } from '../../contracts/ticket-list.ts';
import { idOf, staffTicketRow } from '../../testing/factories.ts';
import { matchesFilters } from './list-rules.ts';

const row = staffTicketRow({ custom_fields: { plan: 'Team', seats: 12, parts: ['Lamp', 'Plug'] } });

test.each([
  ['plan', 'Team', true],
  ['plan', 'Solo', false],
  ['seats', 12, true],
  ['seats', '12', false],
  ['parts', 'Plug', true],
  ['parts', 'Cable', false],
  ['unknown', 'Team', false],
])('a list of %s %j holds the ticket: %s', (key, value, expected) => {
  const filters: TicketFilters = { field: { key, value } };
  expect(matchesFilters(row, filters, idOf(1), Date.now())).toBe(expected);
});
