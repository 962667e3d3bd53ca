import { expect, test, vi } from 'vitest';
import { readStored, writeStored } from './storage.ts';

test('what is written is read back, and null removes it', () => {
  expect(writeStored('k', 'v')).toBe(true);
  expect(readStored('k')).toBe('v');
  expect(writeStored('k', null)).toBe(true);
  expect(readStored('k')).toBeNull();
});

test('a browser that forbids storage breaks nothing and says that nothing was kept', () => {
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new DOMException('forbidden', 'SecurityError');
    },
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
    clear: () => undefined,
  });
  expect(readStored('k')).toBeNull();
  expect(writeStored('k', 'v')).toBe(false);
});
