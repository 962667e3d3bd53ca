import { act, renderHook } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { useSelection } from './selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];

function selection() {
  const hook = renderHook(({ list }) => useSelection(list), { initialProps: { list: 'live' } });
  return {
    ids: () => [...hook.result.current.ids].toSorted(),
    now: () => hook.result.current,
    show: (list: string) => {
      hook.rerender({ list });
    },
  };
}

describe('a selection', () => {
  test('grows from the last toggled ticket up to another, in either direction', () => {
    const { ids, now } = selection();
    act(() => now().toggle('c'));
    act(() => now().extend('e', order));
    expect(ids()).toEqual(['c', 'd', 'e']);
    act(() => now().extend('b', order));
    expect(ids()).toEqual(['b', 'c', 'd', 'e']);
    act(() => now().toggle('d'));
    expect(ids()).toEqual(['b', 'c', 'e']);
  });

  test('takes the ticket alone when its other end has left the list', () => {
    const { ids, now } = selection();
    act(() => now().toggle('gone'));
    act(() => now().extend('b', order));
    expect(ids()).toEqual(['b', 'gone']);
  });

  test('ends with its list, and an answer that comes too late changes nothing', () => {
    const { ids, now, show } = selection();
    act(() => now().toggle('a'));
    const earlier = now();
    show('unassigned');
    expect(ids()).toEqual([]);
    act(() => now().toggle('b'));
    act(() => earlier.replace(['x']));
    expect(ids()).toEqual(['b']);
  });

  test('holds no more than one command can change', () => {
    const { now } = selection();
    act(() => now().replace(Array.from({ length: 1200 }, (_, index) => String(index))));
    expect(now().ids.size).toBe(1000);
  });
});
