import { expect, test } from 'vitest';
import { timelineItems } from './timeline-items.ts';
import type { TimelineEntry } from './timeline-types.ts';

function entry(key: string, kind: TimelineEntry['kind'], day = 20): TimelineEntry {
  return {
    key,
    seq: 1,
    feed: 'public',
    kind,
    id: key,
    author_name: 'Ana',
    author_role: 'agent',
    created_at: new Date(2026, 10, day, 12).toISOString(),
    attachments: [],
  };
}
const shape = (entries: readonly TimelineEntry[], newFrom?: string) =>
  timelineItems(entries, newFrom).map((item) =>
    item.type === 'activities'
      ? item.entries.length
      : `${item.type}:${item.key}`.replace(/day:.*/u, 'day'),
  );

test('a day stands before its first entry only', () => {
  expect(shape([entry('a', 'message'), entry('b', 'message'), entry('c', 'note', 21)])).toEqual([
    'day',
    'entry:a',
    'entry:b',
    'day',
    'entry:c',
  ]);
});

test('three changes in a row fold, two do not', () => {
  const changes = ['a', 'b', 'c'].map((key) => entry(key, 'activity'));
  expect(shape(changes)).toEqual(['day', 3]);
  expect(shape(changes.slice(1))).toEqual(['day', 'entry:b', 'entry:c']);
});

test('nothing folds over a message, over midnight or over what is new', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((key) => entry(key, 'activity'));
  if (!a || !b || !c || !d) throw new Error('four entries');
  expect(shape([a, b, entry('m', 'message'), c, d])).toEqual([
    'day',
    'entry:a',
    'entry:b',
    'entry:m',
    'entry:c',
    'entry:d',
  ]);
  expect(shape([a, b, entry('n', 'activity', 21)])).toEqual([
    'day',
    'entry:a',
    'entry:b',
    'day',
    'entry:n',
  ]);
  expect(shape([a, b, c, d], 'c')).toEqual([
    'day',
    'entry:a',
    'entry:b',
    'new:new',
    'entry:c',
    'entry:d',
  ]);
});

test('keys are unique, and entries keep theirs when more arrive', () => {
  const entries = [
    entry('a', 'activity'),
    entry('b', 'message'),
    entry('c', 'activity', 21),
    entry('d', 'activity', 21),
    entry('e', 'activity', 21),
  ];
  const keys = timelineItems(entries, 'c').map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toEqual(
    expect.arrayContaining(timelineItems(entries.slice(0, 2)).map(({ key }) => key)),
  );
});

test('an empty history draws nothing', () => {
  expect(timelineItems([])).toEqual([]);
});
