import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { useMinute, watchMinutes } from './minute-clock.ts';

const at = (time: string) => Date.parse(`2026-11-21T${time}Z`);

beforeEach(() => {
  vi.useFakeTimers({ now: at('09:00:42') });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the clock of minutes', () => {
  test('has one timer for all who watch, at full minutes, and none when they are gone', () => {
    const ticks: number[] = [];
    const stops = Array.from({ length: 100 }, () => watchMinutes(() => ticks.push(Date.now())));
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(17_999);
    expect(ticks).toEqual([]);
    vi.advanceTimersByTime(60_001);
    expect(new Set(ticks)).toEqual(new Set([at('09:01:00'), at('09:02:00')]));
    expect(ticks).toHaveLength(200);
    for (const stop of stops) stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('catches up as soon as the window is in sight again', () => {
    const watcher = vi.fn<() => void>();
    const stop = watchMinutes(watcher);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(watcher).toHaveBeenCalledOnce();
    stop();
    document.dispatchEvent(new Event('visibilitychange'));
    expect(watcher).toHaveBeenCalledOnce();
  });

  test('has only those drawn again whose value is another one', () => {
    const drawn: string[] = [];
    const Hour = () => {
      const hour = useMinute((now) => new Date(now).getUTCHours());
      drawn.push(`hour ${hour}`);
      return <p>{`Hour ${hour}`}</p>;
    };
    const Minute = () => {
      const minute = useMinute((now) => new Date(now).getUTCMinutes());
      drawn.push(`minute ${minute}`);
      return <p>{`Minute ${minute}`}</p>;
    };
    render(
      <>
        <Hour />
        <Minute />
      </>,
    );
    act(() => {
      vi.advanceTimersByTime(60_000);
    });
    expect(screen.getByText('Minute 1')).toBeVisible();
    expect(drawn).toEqual(['hour 9', 'minute 0', 'minute 1']);
  });
});
