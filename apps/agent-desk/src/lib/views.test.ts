import { idOf } from '@autocrm/core/testing/factories.ts';
import { describe, expect, test } from 'vitest';
import { chosenFilters, queueParams, queueSearchSchema, searchOf } from './queue-search.ts';
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

  test('names a saved view by its id', () => {
    expect(viewOf(`saved:${idOf(1)}`)).toBe(`saved:${idOf(1)}`);
    expect([viewOf('saved:x'), viewOf(`other:${idOf(1)}`), viewOf(`team:${idOf(1)}:x`)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('says what was saved, and what it says is saved again as it was', () => {
    const filters = {
      view: 'unassigned',
      status: ['open'],
      channel: ['email'],
      team: 'none',
      customer: idOf(2),
      created_after: new Date('2026-11-01T00:00').toISOString(),
      created_before: new Date('2026-11-21T00:00').toISOString(),
    } as const;
    const search = searchOf(
      { ...filters, status: ['open'], channel: ['email'] },
      { sort: 'created', descending: false },
    );
    expect(search).toMatchObject({ from: '2026-11-01', until: '2026-11-20', order: 'asc' });
    expect(chosenFilters(search)).toEqual(filters);
  });

  test('calls a team by its name', () => {
    expect(viewName(team, [{ id: idOf(1), name: 'Support' }])).toBe('Support');
  });
});
