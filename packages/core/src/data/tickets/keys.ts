import type { TicketFilters, TicketListParams } from '../../contracts/ticket-list.ts';

const all = ['tickets'] as const;

/** Strictly nested: each key is a prefix of what it stands for. */
export const ticketKeys = {
  all: () => all,
  /** Endless lists in the customer's form. */
  ownLists: () => [...all, 'own-list'] as const,
  ownList: (params: TicketListParams) => [...all, 'own-list', params] as const,
  /** Endless lists in the staff's form. */
  deskLists: () => [...all, 'desk-list'] as const,
  deskList: (params: TicketListParams) => [...all, 'desk-list', params] as const,
  /** Single pages, for tables with "next" and "previous". */
  ownPages: () => [...all, 'own-page'] as const,
  ownPage: (params: TicketListParams, cursor: string | null) =>
    [...all, 'own-page', params, cursor] as const,
  /** Below the single pages: what changes those may change what is found. */
  ownSearch: (words: string, filters: TicketFilters) =>
    [...all, 'own-page', 'search', words, filters] as const,
  deskPages: () => [...all, 'desk-page'] as const,
  deskPage: (params: TicketListParams, cursor: string | null) =>
    [...all, 'desk-page', params, cursor] as const,
  /** As for the customer's search. */
  deskSearches: () => [...all, 'desk-page', 'search'] as const,
  deskSearch: (words: string, filters: TicketFilters) =>
    [...all, 'desk-page', 'search', words, filters] as const,
  details: () => [...all, 'detail'] as const,
  /** By id or by number, as the address says it. */
  detail: (ref: string) => [...all, 'detail', ref] as const,
  timelines: () => [...all, 'timeline'] as const,
  timeline: (ticketId: string) => [...all, 'timeline', ticketId] as const,
  counts: () => [...all, 'counts'] as const,
  /** Mutations that add to a ticket's timeline. */
  sending: (ticketId: string) => [...all, 'sending', ticketId] as const,
};
