// @vitest-environment node
import { QueryClient } from '@tanstack/react-query';
import { describe, expect, test } from 'vitest';
import { peopleKeys } from '../../data/people/keys.ts';
import { ticketKeys } from '../../data/tickets/keys.ts';
import { whoAmI } from '../../testing/factories.ts';
import { stateToKeep } from './kept-state.ts';

/** The keys that are kept of a cache. */
const keysOf = (client: QueryClient) => stateToKeep(client).queries.map(({ queryKey }) => queryKey);

describe('what a device keeps of the cache', () => {
  test('is who is here and their tickets, not files, searches or what failed', () => {
    const client = new QueryClient();
    client.setQueryData(peopleKeys.whoAmI(), whoAmI());
    client.setQueryData(ticketKeys.detail('1234'), { id: '1' });
    client.setQueryData(['attachments', 'url', 'x'], 'https://signed');
    client.setQueryData([...ticketKeys.all(), 'merge-preview', 'x'], {});
    client.getQueryCache().build(client, { queryKey: ticketKeys.counts() });
    expect(keysOf(client)).toEqual([peopleKeys.whoAmI(), ticketKeys.detail('1234')]);
  });

  test('is the beginning of endless lists and the tickets that were shown last', () => {
    const client = new QueryClient();
    const pages = Array.from({ length: 9 }, (_, index) => ({ page: index }));
    const pageParams = pages.map(({ page }) => page);
    client.setQueryData(ticketKeys.deskList({}), { pages, pageParams });
    for (let number = 1; number <= 200; number += 1) {
      client.setQueryData(ticketKeys.detail(String(number)), { number }, { updatedAt: number });
    }
    const { queries } = stateToKeep(client);
    const list = queries.find(({ queryKey }) => queryKey[1] === 'desk-list');
    expect(list?.state.data).toEqual({ pages: pages.slice(0, 3), pageParams: [0, 1, 2] });
    const details = queries.filter(({ queryKey }) => queryKey[1] === 'detail');
    expect(details.length).toBeLessThan(130);
    expect(details.some(({ queryKey }) => queryKey[2] === '200')).toBe(true);
    expect(details.some(({ queryKey }) => queryKey[2] === '1')).toBe(false);
  });
});
