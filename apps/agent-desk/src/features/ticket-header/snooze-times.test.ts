import { describe, expect, test } from 'vitest';
import { snoozeTimes, toLocalInput } from './snooze-times.ts';

const friday = new Date(2026, 10, 20, 14, 40);

describe('snooze presets', () => {
  test('later is three full hours on', () => {
    expect(snoozeTimes(friday).later).toEqual(new Date(2026, 10, 20, 17));
  });

  test('tomorrow and next week begin at nine in the morning', () => {
    const { tomorrow, next_week } = snoozeTimes(friday);
    expect(tomorrow).toEqual(new Date(2026, 10, 21, 9));
    expect(next_week).toEqual(new Date(2026, 10, 23, 9));
  });

  test('on a Monday, next Monday is a week away; on a Sunday it is tomorrow', () => {
    expect(snoozeTimes(new Date(2026, 10, 23, 8)).next_week).toEqual(new Date(2026, 10, 30, 9));
    expect(snoozeTimes(new Date(2026, 10, 22, 8)).next_week).toEqual(new Date(2026, 10, 23, 9));
  });

  test('a field for local time shows local time', () => {
    expect(toLocalInput(friday)).toBe('2026-11-20T14:40');
  });
});
