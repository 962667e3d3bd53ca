import {
  type DehydratedState,
  dehydrate,
  type Query,
  type QueryClient,
} from '@tanstack/react-query';
import * as z from 'zod/mini';

/** How many pages of an endless list are kept, and how many tickets: those that were shown last. */
const mostPages = 3;
const mostTickets = 60;

/** What a device may remember, by the first words of its key. Files, searches and pictures' addresses are not among it. */
const kept: readonly (readonly string[])[] = [
  ['people', 'who-am-i'],
  ['people', 'staff'],
  ['people', 'detail'],
  ['catalog'],
  ['notifications'],
  ['saved-views'],
  ['tickets', 'desk-list'],
  ['tickets', 'detail'],
  ['tickets', 'timeline'],
  ['tickets', 'counts'],
  ['tickets', 'ratings'],
];
/** Of these there may be many, one per ticket. */
const perTicket: readonly (readonly string[])[] = [
  ['tickets', 'detail'],
  ['tickets', 'timeline'],
];

const infiniteSchema = z.object({ pages: z.array(z.unknown()), pageParams: z.array(z.unknown()) });

/** What is worth keeping of a cache, small enough to be written every few seconds. */
export function stateToKeep(client: QueryClient): DehydratedState {
  const chosen = new Set(chooseQueries(client));
  const state = dehydrate(client, {
    shouldDehydrateQuery: (query) => chosen.has(query),
    shouldDehydrateMutation: () => false,
  });
  return {
    ...state,
    queries: state.queries.map((query) => ({
      ...query,
      state: { ...query.state, data: firstPages(query.state.data) },
    })),
  };
}

function chooseQueries(client: QueryClient): Query[] {
  const all = client
    .getQueryCache()
    .getAll()
    .filter(({ queryKey, state }) => state.status === 'success' && startsWithOne(queryKey, kept))
    .toSorted((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt);
  const tickets = all.filter(({ queryKey }) => startsWithOne(queryKey, perTicket));
  const left = new Set(tickets.slice(mostTickets * perTicket.length));
  return all.filter((query) => !left.has(query));
}

function startsWithOne(key: readonly unknown[], prefixes: readonly (readonly string[])[]): boolean {
  return prefixes.some((prefix) => prefix.every((word, index) => key[index] === word));
}

function firstPages(data: unknown): unknown {
  const parsed = infiniteSchema.safeParse(data);
  if (!parsed.success) return data;
  const { pages, pageParams } = parsed.data;
  return { pages: pages.slice(0, mostPages), pageParams: pageParams.slice(0, mostPages) };
}
