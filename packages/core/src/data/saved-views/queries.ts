import { queryOptions } from '@tanstack/react-query';
import { fetchSavedViewCounts, fetchSavedViews } from './fetchers.ts';
import { savedViewKeys } from './keys.ts';

/** Reads of saved views. */
export const savedViewQueries = {
  list: () =>
    queryOptions({
      queryKey: savedViewKeys.all(),
      queryFn: ({ signal }) => fetchSavedViews(signal),
    }),
  /** Kept current with the queue's counts. */
  counts: () =>
    queryOptions({
      queryKey: savedViewKeys.counts(),
      queryFn: ({ signal }) => fetchSavedViewCounts(signal),
    }),
};
