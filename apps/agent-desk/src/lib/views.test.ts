import { idOf } from '@autocrm/core/testing/factories.ts';
import { describe, expect, test } from 'vitest';
import { queueParams, queueSearchSchema } from './queue-search.ts';
import { viewName, viewOf } from './views.ts';

const team = `team:${idOf(1)}` as const;

describe('the address of a view', () => {
  test('names one of the views or a team, and nothing else', () => {
    expect(viewOf('mine')).toBe('mine');
    expect(viewOf(team)).toBe(team);
    expect([viewOf('team:x'), viewOf('constructor'), viewOf(undefined)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('asks for the live tickets of a team by its id', () => {
    const { filters } = queueParams(team, queueSearchSchema.parse({}));
    expect(filters).toEqual({ view: 'live', team: idOf(1) });
  });

  test('narrows a view by what is chosen, and by nothing that is not', () => {
    const search = queueSearchSchema.parse({
      status: ['open'],
      priority: ['nonsense'],
      sort: 'priority',
      order: 'asc',
    });
    expect(queueParams('mine', search)).toEqual({
      filters: { view: 'mine', status: ['open'] },
      sort: 'priority',
      descending: false,
      limit: 50,
    });
  });

  test('calls a team by its name', () => {
    expect(viewName(team, [{ id: idOf(1), name: 'Support' }])).toBe('Support');
  });
});
