import { queryOptions } from '@tanstack/react-query';
import { fetchSessions } from './fetchers.ts';
import { accountKeys } from './keys.ts';

/** Reads of a person's own account. */
export const accountQueries = {
  sessions: () =>
    queryOptions({
      queryKey: accountKeys.sessions(),
      queryFn: ({ signal }) => fetchSessions(signal),
    }),
};
