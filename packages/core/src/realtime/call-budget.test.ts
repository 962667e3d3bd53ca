// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CallBudget } from './call-budget.ts';

let budget: CallBudget<string>;
let made: string[];
const ask = (key: string, what = key) => {
  budget.ask(key, () => made.push(what));
};

beforeEach(() => {
  vi.useFakeTimers();
  budget = new CallBudget(4, 30_000);
  made = [];
});
afterEach(() => {
  vi.useRealTimers();
});

test('four calls are made at once, over all keys; the fifth when half a minute has passed', () => {
  for (const key of ['a', 'b', 'a', 'c', 'd']) ask(key);
  expect(made).toEqual(['a', 'b', 'a', 'c']);
  vi.advanceTimersByTime(29_999);
  expect(made).toHaveLength(4);
  vi.advanceTimersByTime(1);
  expect(made.at(-1)).toBe('d');
});

test('in no half minute are there more, however often one asks', () => {
  const times: number[] = [];
  for (let second = 0; second < 300; second += 1) {
    budget.ask(`key ${second % 7}`, () => times.push(performance.now()));
    vi.advanceTimersByTime(1000);
  }
  expect(times.length).toBeGreaterThan(35);
  for (const [index, at] of times.entries()) {
    expect(at - (times[index - 4] ?? -Infinity)).toBeGreaterThanOrEqual(30_000);
  }
});

test('each goes free by itself: what was called later makes room later', () => {
  ask('a');
  vi.advanceTimersByTime(20_000);
  for (const key of ['b', 'c', 'd', 'e', 'f']) ask(key);
  vi.advanceTimersByTime(10_000);
  expect(made).toEqual(['a', 'b', 'c', 'd', 'e']);
  vi.advanceTimersByTime(19_999);
  expect(made).toHaveLength(5);
  vi.advanceTimersByTime(1);
  expect(made.at(-1)).toBe('f');
});

test('of what waits only the latest of each key is called, in the order in which they began to wait', () => {
  for (const key of ['a', 'b', 'c', 'd']) ask(key);
  ask('a', 'a: one');
  ask('b', 'b: one');
  ask('a', 'a: two');
  vi.advanceTimersByTime(30_000);
  expect(made.slice(4)).toEqual(['a: two', 'b: one']);
});

test('what is dropped is not called and takes nobody’s turn', () => {
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) ask(key);
  budget.drop('e');
  vi.advanceTimersByTime(60_000);
  expect(made).toEqual(['a', 'b', 'c', 'd', 'f']);
});
