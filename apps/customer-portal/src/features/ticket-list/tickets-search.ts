import { ticketStatuses } from '@autocrm/core/contracts/closed-sets.ts';
import {
  type TicketFilters,
  type TicketListParams,
  ticketSorts,
} from '@autocrm/core/contracts/ticket-list.ts';
import * as z from 'zod/mini';

/** What the address of "My tickets" holds. `before` keeps the cursors of the pages one came through. */
export const ticketsSearchSchema = z.object({
  /** Words to look for; the best hit comes first then, whatever the order says. */
  q: z.catch(z.string(), ''),
  status: z.catch(z.optional(z.enum(ticketStatuses)), undefined),
  sort: z.catch(z.enum(ticketSorts), 'activity'),
  order: z.catch(z.enum(['asc', 'desc']), 'desc'),
  cursor: z.catch(z.string(), ''),
  before: z.catch(z.array(z.string()), []),
});
export type TicketsSearch = z.output<typeof ticketsSearchSchema>;

const pageSize = 25;

/** What an address narrows the list by. */
export function filtersOf({ status }: TicketsSearch): TicketFilters {
  return status ? { status: [status] } : {};
}

/** The list that an address asks for. */
export function ticketsOf(search: TicketsSearch): {
  params: TicketListParams;
  cursor: string | null;
} {
  return {
    params: {
      filters: filtersOf(search),
      sort: search.sort,
      descending: search.order === 'desc',
      limit: pageSize,
    },
    cursor: search.cursor === '' ? null : search.cursor,
  };
}
