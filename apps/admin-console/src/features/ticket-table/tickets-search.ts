import { ticketPriorities, ticketStatuses } from '@autocrm/core/contracts/closed-sets.ts';
import { idSchema } from '@autocrm/core/contracts/scalars.ts';
import {
  type TicketFilters,
  type TicketListParams,
  ticketSorts,
} from '@autocrm/core/contracts/ticket-list.ts';
import * as z from 'zod/mini';
import { dayAfter, startOfDay } from '../../lib/dates.ts';
import { pagingFields } from '../../lib/paging.ts';

const idOrNone = z.catch(z.optional(z.union([idSchema, z.literal('none')])), undefined);
const id = z.catch(z.optional(idSchema), undefined);
const day = z.catch(z.optional(z.iso.date()), undefined);

/** What the address of the ticket table holds. */
export const ticketsSearchSchema = z.object({
  status: z.catch(z.array(z.enum(ticketStatuses)), []),
  priority: z.catch(z.array(z.enum(ticketPriorities)), []),
  team: idOrNone,
  assignee: idOrNone,
  category: idOrNone,
  tag: id,
  customer: id,
  from: day,
  to: day,
  deleted: z.catch(z.enum(['no', 'only']), 'no'),
  sort: z.catch(z.enum(ticketSorts), 'activity'),
  order: z.catch(z.enum(['asc', 'desc']), 'desc'),
  ...pagingFields,
});
export type TicketsSearch = z.output<typeof ticketsSearchSchema>;

const pageSize = 30;

/** The list that an address asks for. Days are the reader's own, both included. */
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

function filtersOf(search: TicketsSearch): TicketFilters {
  const { status, priority, team, assignee, category, tag, customer, from, to, deleted } = search;
  return {
    view: 'everything',
    ...(status.length > 0 ? { status } : {}),
    ...(priority.length > 0 ? { priority } : {}),
    ...(team === undefined ? {} : { team }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(category === undefined ? {} : { category }),
    ...(tag === undefined ? {} : { tag }),
    ...(customer === undefined ? {} : { customer }),
    ...(from === undefined ? {} : { created_after: startOfDay(from) }),
    ...(to === undefined ? {} : { created_before: dayAfter(to) }),
    ...(deleted === 'only' ? { deleted: true } : {}),
  };
}

/** Whether the table is narrowed by anything. */
export function isFiltered(search: TicketsSearch): boolean {
  return Object.keys(filtersOf(search)).length > 1;
}

/** The address without filters; the order stays. */
export const noFilters = {
  status: [],
  priority: [],
  team: undefined,
  assignee: undefined,
  category: undefined,
  tag: undefined,
  customer: undefined,
  from: undefined,
  to: undefined,
  deleted: 'no',
} satisfies Partial<TicketsSearch>;
