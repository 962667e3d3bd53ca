import { warm } from '@autocrm/core/app/warm.ts';
import { ticketQueries } from '@autocrm/core/data/tickets/queries.ts';
import { useQueryClient } from '@tanstack/react-query';

/** Starts to load a ticket and its conversation before the click that opens it: on hover and on focus. */
export function useTicketPrefetch(number: number) {
  const client = useQueryClient();
  const prefetch = () => {
    warm(
      client
        .query(ticketQueries.detail(String(number)))
        .then(async ({ id }) => client.infiniteQuery(ticketQueries.timeline(id))),
    );
  };
  return { onPointerEnter: prefetch, onFocus: prefetch };
}
