import { expect, test } from 'vitest';
import { formatBytes } from './format-bytes.ts';

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [999.6, '1 kB'],
  [84_000, '84 kB'],
  [999_600, '1 MB'],
  [1_440_000, '1.4 MB'],
  [25_000_000_000, '25 GB'],
  [5_000_000_000_000, '5,000 GB'],
  [-3, '0 bytes'],
  [Number.NaN, '0 bytes'],
])('%d bytes read as %s', (bytes, text) => {
  expect(formatBytes(bytes, 'en')).toBe(text);
});

test('a size is written in the language asked for', () => {
  expect(formatBytes(1_440_000, 'de')).toBe('1,4 MB');
});
