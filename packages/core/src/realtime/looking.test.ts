import { act, renderHook } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { idOf } from '../testing/factories.ts';
import { type Look, Looking, looking, useLooking } from './looking.ts';

const [amina, ben] = [idOf(2), idOf(3)];
const [one, two] = [idOf(11), idOf(12)];
const look = (profile_id: string, ticket_id: string, mode: Look['mode'] = 'viewing'): Look => ({
  profile_id,
  ticket_id,
  name: profile_id === ben ? 'Ben Berg' : 'Amina Diallo',
  mode,
});

describe('who looks at what', () => {
  test('is found by ticket, in the order of names', () => {
    const store = new Looking();
    store.tell('none', [look(ben, one), look(ben, two), look(amina, one)]);
    expect(store.at(one).map(({ name }) => name)).toEqual(['Amina Diallo', 'Ben Berg']);
    expect(store.at(two).map(({ profile_id }) => profile_id)).toEqual([ben]);
    expect(store.at(idOf(13))).toEqual([]);
  });

  test('counts somebody once, with two windows and in two queues, as replying if one is', () => {
    const store = new Looking();
    store.tell('none', [look(ben, one), look(ben, one, 'replying'), look(ben, one)]);
    store.tell('team', [look(ben, one)]);
    expect(store.at(one)).toEqual([{ profile_id: ben, name: 'Ben Berg', mode: 'replying' }]);
  });

  test('ends when they leave, and with a queue that is no longer followed', () => {
    const store = new Looking();
    store.tell('none', [look(ben, one)]);
    store.tell('team', [look(amina, two)]);
    store.tell('none', []);
    expect([store.at(one), store.at(two).length]).toEqual([[], 1]);
    store.forget('team');
    expect(store.at(two)).toEqual([]);
  });
});

test('a row is drawn again for its own ticket alone', () => {
  const drawn = vi.fn<(names: string[]) => void>();
  const { unmount } = renderHook(() => {
    drawn(useLooking(one).map(({ name }) => name));
  });
  const tell = (...looks: readonly Look[]) => {
    act(() => {
      looking.tell('none', looks);
    });
  };
  tell(look(ben, two));
  expect(drawn).toHaveBeenCalledTimes(1);
  tell(look(ben, one));
  tell(look(ben, one), look(ben, two));
  expect(drawn.mock.calls).toEqual([[[]], [['Ben Berg']]]);
  tell();
  expect(drawn).toHaveBeenLastCalledWith([]);
  unmount();
});
