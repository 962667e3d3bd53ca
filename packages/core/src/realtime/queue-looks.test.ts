import { renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { idOf } from '../testing/factories.ts';
import { followOwnLook, looksOf, type OwnLook, useOwnLook } from './queue-looks.ts';

const [me, amina, ben] = [idOf(1), idOf(2), idOf(3)];
const [one, two] = [idOf(11), idOf(12)];
const look = (ticket_id: string, name: string) => ({ ticket_id, name, mode: 'viewing' as const });

test('looks are those of all windows of others, without what is not understood', () => {
  const members = new Map<string, readonly unknown[]>([
    [me, [look(one, 'Me')]],
    [ben, [look(one, 'Ben Berg'), look(two, 'Ben Berg')]],
    [amina, [{ ticket_id: one, name: 7 }, { name: 'Amina', mode: 'viewing' }, null]],
  ]);
  expect(looksOf(members, me)).toEqual([
    { profile_id: ben, ...look(one, 'Ben Berg') },
    { profile_id: ben, ...look(two, 'Ben Berg') },
  ]);
});

describe('what oneself looks at', () => {
  const own = (ticket: string): OwnLook => ({ queue: 'none', payload: look(ticket, 'Me') });
  const told: (string | undefined)[] = [];
  let stop: () => void;

  beforeEach(() => {
    vi.useFakeTimers();
    told.length = 0;
    stop = followOwnLook((next) => told.push(next?.payload.ticket_id));
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
  });

  test('is told once from ticket to ticket, and a moment after the last one was left', () => {
    const first = renderHook(() => {
      useOwnLook(own(one));
    });
    first.unmount();
    vi.advanceTimersByTime(500);
    const second = renderHook(() => {
      useOwnLook(own(two));
    });
    vi.advanceTimersByTime(5000);
    expect(told).toEqual([undefined, one, two]);
    second.unmount();
    vi.advanceTimersByTime(1000);
    expect(told).toEqual([undefined, one, two, undefined]);
  });

  test('is told to whoever begins to follow it', () => {
    const { unmount } = renderHook(() => {
      useOwnLook(own(one));
    });
    const late: (OwnLook | null)[] = [];
    followOwnLook((next) => late.push(next))();
    expect(late).toEqual([own(one)]);
    unmount();
    vi.runAllTimers();
    expect(late).toHaveLength(1);
  });
});
