import { queryOptions } from '@tanstack/react-query';
import { fetchTemplates, renderTemplate } from './fetchers.ts';
import { templateKeys } from './keys.ts';

/** Reads of prepared texts; for staff. */
export const templateQueries = {
  /** All that the reader may use, by title. */
  list: () =>
    queryOptions({
      queryKey: templateKeys.list(),
      queryFn: ({ signal }) => fetchTemplates(signal),
      staleTime: 60_000,
    }),
  /** Filled in for a ticket. */
  rendered: (id: string, ticketId: string) =>
    queryOptions({
      queryKey: templateKeys.rendered(id, ticketId),
      queryFn: ({ signal }) => renderTemplate(id, ticketId, signal),
    }),
};
