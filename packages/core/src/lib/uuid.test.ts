import { expect, test, vi } from 'vitest';
import { uuid } from './uuid.ts';

const VERSION_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u;

test('ids are version 4 and differ', () => {
  const ids = Array.from({ length: 100 }, () => uuid());
  for (const id of ids) expect(id).toMatch(VERSION_4);
  expect(new Set(ids).size).toBe(ids.length);
});

test('outside a secure context, where randomUUID is missing, ids are version 4 all the same', () => {
  vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.fill(255) });
  expect(uuid()).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
});
