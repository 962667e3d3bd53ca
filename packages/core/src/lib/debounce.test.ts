import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { debounce } from './debounce.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('only the last of several quick calls runs, once it has been quiet', () => {
  const run = vi.fn<(...args: unknown[]) => void>();
  const later = debounce(run, 300);
  later('a');
  vi.advanceTimersByTime(200);
  later('b');
  vi.advanceTimersByTime(299);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(run.mock.calls).toEqual([['b']]);
});

test('flush runs what waits now and only once', () => {
  const run = vi.fn<(...args: unknown[]) => void>();
  const later = debounce(run, 300);
  later('a');
  later.flush();
  later.flush();
  vi.advanceTimersByTime(1000);
  expect(run.mock.calls).toEqual([['a']]);
});

test('cancel drops what waits', () => {
  const run = vi.fn<(...args: unknown[]) => void>();
  const later = debounce(run, 300);
  later('a');
  later.cancel();
  later.flush();
  vi.advanceTimersByTime(1000);
  expect(run).not.toHaveBeenCalled();
});
