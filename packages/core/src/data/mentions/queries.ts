import { queryOptions } from '@tanstack/react-query';
import { fetchMentionCandidates } from './fetchers.ts';
import { mentionKeys } from './keys.ts';

/** Reads for mentioning colleagues. */
export const mentionQueries = {
  /** Whom a note on a ticket may mention; who may read it changes with its team. */
  candidates: (ticketId: string) =>
    queryOptions({
      queryKey: mentionKeys.candidates(ticketId),
      queryFn: ({ signal }) => fetchMentionCandidates(ticketId, signal),
      staleTime: 60_000,
    }),
};
