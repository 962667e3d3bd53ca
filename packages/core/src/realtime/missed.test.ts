// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { Arrivals } from './missed.ts';

const joined = new Map([['ticket:1', 0]]);

describe('a broadcast that was sent and did not come', () => {
  it('names its topic, once', () => {
    const arrivals = new Arrivals();
    const recent = { 'ticket:1': [{ id: 'a', age_ms: 3000 }] };

    expect(arrivals.missed(recent, joined, 10_000)).toEqual(['ticket:1']);
    expect(arrivals.missed(recent, joined, 14_000)).toEqual([]);
  });

  it('is waited for while it may still be on its way', () => {
    const recent = { 'ticket:1': [{ id: 'a', age_ms: 400 }] };

    expect(new Arrivals().missed(recent, joined, 10_000)).toEqual([]);
  });

  it('counts from the moment of joining, and shortly before', () => {
    const recent = { 'ticket:1': [{ id: 'a', age_ms: 9900 }] };
    const earlier = { 'ticket:1': [{ id: 'b', age_ms: 10_400 }] };

    expect(new Arrivals().missed(recent, joined, 10_000)).toEqual(['ticket:1']);
    expect(new Arrivals().missed(earlier, joined, 10_000)).toEqual(['ticket:1']);
  });

  it('does not count when it was sent before the topic was joined', () => {
    const recent = { 'ticket:1': [{ id: 'a', age_ms: 11_500 }] };

    expect(new Arrivals().missed(recent, joined, 10_000)).toEqual([]);
  });

  it('does not count on a topic that was left', () => {
    const recent = { 'ticket:2': [{ id: 'a', age_ms: 3000 }] };

    expect(new Arrivals().missed(recent, joined, 10_000)).toEqual([]);
  });
});

it('what came is not missed, also when something else was lost beside it', () => {
  const arrivals = new Arrivals();
  arrivals.note('a', 7000);

  expect(arrivals.missed({ 'ticket:1': [{ id: 'a', age_ms: 3000 }] }, joined, 10_000)).toEqual([]);
  const both = {
    'ticket:1': [
      { id: 'a', age_ms: 3000 },
      { id: 'b', age_ms: 3000 },
    ],
  };
  expect(arrivals.missed(both, joined, 10_000)).toEqual(['ticket:1']);
});
