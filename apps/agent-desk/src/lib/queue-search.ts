import { ticketPriorities, ticketStatuses } from '@autocrm/core/contracts/closed-sets.ts';
import { idSchema } from '@autocrm/core/contracts/scalars.ts';
import {
  type TicketFilters,
  type TicketListParams,
  ticketSorts,
} from '@autocrm/core/contracts/ticket-list.ts';
import * as z from 'zod/mini';
import { filtersOf, type QueueView } from './views.ts';

const idOrNone = z.union([idSchema, z.literal('none')]);

/** What the address of a view holds besides the view: filters and order. */
export const queueSearchSchema = z.object({
  status: z.catch(z.array(z.enum(ticketStatuses)), []),
  priority: z.catch(z.array(z.enum(ticketPriorities)), []),
  category: z.catch(z.optional(idOrNone), undefined),
  tag: z.catch(z.optional(idSchema), undefined),
  assignee: z.catch(z.optional(z.union([idOrNone, z.literal('me')])), undefined),
  sort: z.catch(z.enum(ticketSorts), 'activity'),
  order: z.catch(z.enum(['asc', 'desc']), 'desc'),
});
export type QueueSearch = z.output<typeof queueSearchSchema>;

const pageSize = 50;

/** The list that a view and the search params of its address ask for. */
export function queueParams(view: QueueView, search: QueueSearch): TicketListParams {
  return {
    filters: { ...filtersOf(view), ...chosenFilters(search) },
    sort: search.sort,
    descending: search.order === 'desc',
    limit: pageSize,
  };
}

function chosenFilters({ status, priority, category, tag, assignee }: QueueSearch): TicketFilters {
  return {
    ...(status.length > 0 ? { status } : {}),
    ...(priority.length > 0 ? { priority } : {}),
    ...(category === undefined ? {} : { category }),
    ...(tag === undefined ? {} : { tag }),
    ...(assignee === undefined ? {} : { assignee }),
  };
}

/** How many filters are set. */
export function filterCount(search: QueueSearch): number {
  return Object.keys(chosenFilters(search)).length;
}

/** Search params without filters; the order stays. */
export const noFilters = {
  status: [],
  priority: [],
  category: undefined,
  tag: undefined,
  assignee: undefined,
} satisfies Partial<QueueSearch>;
