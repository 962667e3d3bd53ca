import { expect, test } from 'vitest';
import { initials } from './initials.ts';

test.each([
  ['Ana López', 'AL'],
  ['Ana María de la Cruz', 'AC'],
  ['ana@example.com', 'A'],
  ['  (Support) team ', 'ST'],
  ['李小龙', '李'],
  ['', ''],
  ['--- !!!', ''],
])('%j is marked %j', (name, mark) => {
  expect(initials(name)).toBe(mark);
});
