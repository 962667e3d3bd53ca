import { expect, test } from 'vitest';
import { fieldOf, fieldPattern, fieldText } from './field-filter.ts';

test.each([
  ['plan', 'Team', 'plan:Team'],
  ['plan', 'a: b', 'plan:a: b'],
  ['plan', 'true', 'plan:"true"'],
  ['plan', '"quoted"', 'plan:"\\"quoted\\""'],
  ['seats', 12, 'seats:12'],
  ['seats', '12', 'seats:"12"'],
  ['is_vip', false, 'is_vip:false'],
])('%s %j stands in an address as %s, and comes back from it', (key, value, text) => {
  expect(fieldText({ key, value })).toBe(text);
  expect(text).toMatch(fieldPattern);
  expect(fieldOf(text)).toEqual({ key, value });
});

test('a day that somebody typed is text', () => {
  expect(fieldOf('due:2026-03-01')).toEqual({ key: 'due', value: '2026-03-01' });
});

test('without a value there is no filter', () => {
  expect('plan:').not.toMatch(fieldPattern);
  expect('Plan:Team').not.toMatch(fieldPattern);
});
