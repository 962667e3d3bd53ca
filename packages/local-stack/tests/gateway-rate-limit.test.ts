import { expect, test } from 'vitest';
import { RateLimiter } from '../src/gateway/rate-limit.ts';

const LIMIT = { limit: 3, perSeconds: 30 };

test('a burst up to the limit passes, then one event per interval', () => {
  let now = 0;
  const limiter = new RateLimiter(() => now);
  const take = (): number => limiter.take('key', LIMIT);
  expect([take(), take(), take()]).toEqual([0, 0, 0]);
  expect(take()).toBe(10);
  now += 9_999;
  expect(take()).toBe(1);
  now += 1;
  expect(take()).toBe(0);
  expect(take()).toBe(10);
});

test('no thirty seconds hold more than twice the limit, wherever they begin', () => {
  let now = 0;
  const limiter = new RateLimiter(() => now);
  const passed: number[] = [];
  for (; now < 300_000; now += 500) if (limiter.take('key', LIMIT) === 0) passed.push(now);
  for (const from of passed) {
    expect(passed.filter((at) => at >= from && at < from + 30_000).length).toBeLessThanOrEqual(6);
  }
});

test('keys do not share a limit, and a flood of them does not grow without end', () => {
  const limiter = new RateLimiter(() => 0);
  for (let index = 0; index < 3; index += 1) limiter.take('a', LIMIT);
  expect(limiter.take('a', LIMIT)).toBeGreaterThan(0);
  expect(limiter.take('b', LIMIT)).toBe(0);
  for (let index = 0; index < 60_000; index += 1) limiter.take(`key ${index}`, LIMIT);
  expect(limiter.size).toBeLessThanOrEqual(50_000);
});
