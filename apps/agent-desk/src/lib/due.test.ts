import { slaStateOf } from '@autocrm/core/contracts/sla.ts';
import { ticketSla } from '@autocrm/core/testing/factories.ts';
import { describe, expect, test } from 'vitest';
import { minutesUntil, stateIn } from './due.ts';
import { sla } from './sla-messages.ts';

const now = Date.parse('2026-11-21T09:00:00Z');
const minute = 60_000;

describe('what is left of a time', () => {
  test.each([
    [1, '1m'],
    [45, '45m'],
    [60, '1h'],
    [130, '2h 10m'],
    [24 * 60, '1d'],
    [3 * 24 * 60 + 4 * 60 + 1, '3d 5h'],
  ])('%i minutes read %s', (minutes, text) => {
    const at = new Date(now + minutes * minute).toISOString();
    expect(sla.duration(minutesUntil(at, now))).toBe(text);
  });

  test('is never none before the moment, and never some after it', () => {
    const at = new Date(now).toISOString();
    expect(minutesUntil(at, now - 1)).toBe(1);
    expect(minutesUntil(at, now)).toBeCloseTo(0);
    expect(minutesUntil(at, now + 65 * minute)).toBe(-65);
  });

  test('stands as the filter of the list has it, to the millisecond', () => {
    const due = ticketSla({ due_at: new Date(now).toISOString() });
    for (const offset of [-61 * minute, -60 * minute - 1, -60 * minute, -1, 0, 1, 90 * minute]) {
      const at = now + offset;
      expect(stateIn(minutesUntil(due.due_at ?? '', at))).toBe(slaStateOf(due, at));
    }
  });

  test.each([
    [30, '30 working minutes'],
    [60, '1 working hour'],
    [240, '4 working hours'],
    [90, '1h 30m of working time'],
  ])('a promise of %i minutes reads %s', (minutes, text) => {
    expect(sla.of(minutes, false)).toBe(`of ${text}`);
  });

  test('a promise around the clock speaks of no work', () => {
    expect(sla.of(240, true)).toBe('of 4 hours');
    expect(sla.of(3 * 24 * 60, true)).toBe('of 3 days');
  });
});
