import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactTime, relativeTime, relativeTimeStaleAfter } from './relative-time.ts';

const NOW = Date.UTC(2026, 10, 21, 12);
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  [0, 'now'],
  [-44 * SECOND, 'now'],
  [-50 * SECOND, '1 minute ago'],
  [-59.9 * MINUTE, '59 minutes ago'],
  [-HOUR, '1 hour ago'],
  [2 * HOUR, 'in 2 hours'],
  [-23.9 * HOUR, '23 hours ago'],
  [-DAY, 'yesterday'],
  [-6.5 * DAY, '6 days ago'],
  [-8 * DAY, 'Nov 13'],
  [-400 * DAY, 'Oct 17, 2025'],
])('%d ms from now reads as "%s"', (distance, text) => {
  expect(relativeTime(NOW + distance, NOW, 'en')).toBe(text);
});

test('no count ever reaches the next unit, whatever the distance', () => {
  fc.assert(
    fc.property(fc.integer({ min: -6 * DAY, max: 6 * DAY }), (distance) => {
      const count = Number(/\d+/u.exec(relativeTime(NOW + distance, NOW, 'en'))?.[0] ?? 1);
      expect(count).toBeGreaterThanOrEqual(1);
      expect(count).toBeLessThan(60);
    }),
  );
});

test('the exact time names day, time and zone', () => {
  expect(exactTime(NOW, 'en')).toMatch(/^Saturday, November 21, 2026 at \d+:00:00.[AP]M \S+/u);
});

test('a label is drawn again more often the fresher the moment is', () => {
  expect(relativeTimeStaleAfter(NOW, NOW)).toBeLessThan(MINUTE);
  expect(relativeTimeStaleAfter(NOW - 2 * HOUR, NOW)).toBeLessThan(HOUR);
  expect(relativeTimeStaleAfter(NOW - 9 * DAY, NOW)).toBe(HOUR);
});
