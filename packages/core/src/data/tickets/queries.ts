import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { TicketFilters, TicketListParams } from '../../contracts/ticket-list.ts';
import {
  fetchDeskHits,
  fetchDeskPage,
  fetchOwnHits,
  fetchOwnPage,
  fetchQueueCounts,
  fetchTicket,
  fetchTimelinePage,
} from './fetchers.ts';
import { ticketKeys } from './keys.ts';

/** The parameter of a first page. A function, so that its type stays as wide as that of the pages after it. */
const firstPage = (): string | null => null;

/** Reads of tickets. Live updates keep what these fetch current while a channel is open. */
export const ticketQueries = {
  /** Endless list in the customer's form: `useInfiniteQuery`. */
  ownList: (params: TicketListParams = {}) =>
    infiniteQueryOptions({
      queryKey: ticketKeys.ownList(params),
      queryFn: ({ pageParam, signal }) => fetchOwnPage({ params, cursor: pageParam, signal }),
      initialPageParam: firstPage(),
      getNextPageParam: (page) => page.next_cursor,
    }),
  /** Endless list in the staff's form: `useInfiniteQuery`. */
  deskList: (params: TicketListParams = {}) =>
    infiniteQueryOptions({
      // It compares rows by their place, all the way down, and one that comes in above moves every other one. What
      // changes a list keeps the rows that stay as they were.
      structuralSharing: false,
      queryKey: ticketKeys.deskList(params),
      queryFn: ({ pageParam, signal }) => fetchDeskPage({ params, cursor: pageParam, signal }),
      initialPageParam: firstPage(),
      getNextPageParam: (page) => page.next_cursor,
    }),
  /** One page in the customer's form; the page before stays while the next one comes. */
  ownPage: (params: TicketListParams, cursor: string | null = null) =>
    queryOptions({
      queryKey: ticketKeys.ownPage(params, cursor),
      queryFn: ({ signal }) => fetchOwnPage({ params, cursor, signal }),
      placeholderData: keepPreviousData,
    }),
  /** The customer's tickets that hold these words, best first; what was found before stays while the next comes. */
  ownSearch: (words: string, filters: TicketFilters = {}) =>
    queryOptions({
      queryKey: ticketKeys.ownSearch(words, filters),
      queryFn: ({ signal }) => fetchOwnHits(words, filters, signal),
      placeholderData: keepPreviousData,
    }),
  /** One page in the staff's form; the page before stays while the next one comes. */
  deskPage: (params: TicketListParams, cursor: string | null = null) =>
    queryOptions({
      queryKey: ticketKeys.deskPage(params, cursor),
      queryFn: ({ signal }) => fetchDeskPage({ params, cursor, signal }),
      placeholderData: keepPreviousData,
    }),
  /** The tickets that hold these words, best first, for staff; what was found before stays while the next comes. */
  deskSearch: (words: string, filters: TicketFilters = {}) =>
    queryOptions({
      queryKey: ticketKeys.deskSearch(words, filters),
      queryFn: ({ signal }) => fetchDeskHits(words, filters, signal),
      placeholderData: keepPreviousData,
    }),
  /** One ticket by id or number. */
  detail: (ref: string) =>
    queryOptions({
      queryKey: ticketKeys.detail(ref),
      queryFn: ({ signal }) => fetchTicket(ref, signal),
    }),
  /** The timeline, newest page first; `fetchNextPage` loads older entries. */
  timeline: (ticketId: string) =>
    infiniteQueryOptions({
      queryKey: ticketKeys.timeline(ticketId),
      queryFn: ({ pageParam, signal }) => fetchTimelinePage(ticketId, pageParam, signal),
      initialPageParam: firstPage(),
      getNextPageParam: (page) => (page.has_more ? (page.entries[0]?.created_at ?? null) : null),
    }),
  /** How many tickets stand in each queue of the calling member of staff. */
  counts: () =>
    queryOptions({
      queryKey: ticketKeys.counts(),
      queryFn: ({ signal }) => fetchQueueCounts(signal),
    }),
};
