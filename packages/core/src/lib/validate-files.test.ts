import { expect, test } from 'vitest';
import { validateFiles } from './validate-files.ts';

const file = (name: string, size: number, type = 'image/png') =>
  new File([new Uint8Array(size)], name, { type });
const limits = { max_size: 100, max_count: 2, accept: ['image/*', 'application/pdf'] };

test('each refusal names its reason, and the rest is taken in order', () => {
  const { accepted, rejected } = validateFiles(
    [
      file('empty.png', 0),
      file('big.png', 101),
      file('a.png', 100),
      file('page.html', 5, 'text/html'),
      file('b.pdf', 5, 'application/pdf'),
      file('c.png', 5),
    ],
    limits,
    0,
  );
  expect(accepted.map(({ name }) => name)).toEqual(['a.png', 'b.pdf']);
  expect(rejected.map(({ file: { name }, reason }) => [name, reason])).toEqual([
    ['empty.png', 'empty'],
    ['big.png', 'too_large'],
    ['page.html', 'wrong_type'],
    ['c.png', 'too_many'],
  ]);
});

test('files that are there already count', () => {
  expect(validateFiles([file('a.png', 1)], limits, 2).rejected[0]?.reason).toBe('too_many');
});

test('"image/*" does not let through what only begins alike', () => {
  expect(validateFiles([file('x', 1, 'imagery/png')], limits, 0).accepted).toEqual([]);
});

test('a type that the browser does not know is left to the server', () => {
  expect(validateFiles([file('notes.md', 1, '')], limits, 0).accepted).toHaveLength(1);
});
