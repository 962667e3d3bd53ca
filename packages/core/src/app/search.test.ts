import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { readSearch, writeSearch } from './search.ts';

const schema = z.object({
  status: z.catch(z.array(z.enum(['new', 'open', 'closed'])), []),
  sort: z.catch(z.enum(['activity', 'created']), 'activity'),
  page: z.catch(z.optional(z.string()), undefined),
});
const read = (search: string) => readSearch(schema, new URLSearchParams(search));

describe('search params', () => {
  test('what is not said falls back', () => {
    expect(read('')).toEqual({ status: [], sort: 'activity' });
  });

  test('a list takes every value of its name', () => {
    expect(read('status=new&status=open').status).toEqual(['new', 'open']);
  });

  test('a wrong value falls back for its own field alone', () => {
    expect(read('status=lost&sort=created&page=x')).toEqual({
      status: [],
      sort: 'created',
      page: 'x',
    });
  });

  test('what is unknown is ignored', () => {
    expect(read('utm_source=mail')).toEqual({ status: [], sort: 'activity' });
  });

  test('what equals its fallback is not written', () => {
    expect(writeSearch(schema, read('sort=activity')).toString()).toBe('');
  });

  test.each(['status=new&status=closed', 'sort=created', 'status=open&sort=created&page=a%26b'])(
    'what is written is read again: %s',
    (search) => {
      expect(writeSearch(schema, read(search)).toString()).toBe(search);
    },
  );
});
