import {
  ticketChannels,
  ticketPriorities,
  ticketStatuses,
} from '@autocrm/core/contracts/closed-sets.ts';
import { idSchema } from '@autocrm/core/contracts/scalars.ts';
import { slaStates } from '@autocrm/core/contracts/sla.ts';
import {
  liveViews,
  staffTicketSorts,
  type TicketFilters,
  type TicketListParams,
  ticketViews,
} from '@autocrm/core/contracts/ticket-list.ts';
import * as z from 'zod/mini';
import { dayOf, endOfDay, startOfDay } from './days.ts';
import { fieldOf, fieldPattern, fieldText } from './field-filter.ts';
import { filtersOf, type QueueView } from './views.ts';

const idOrNone = z.union([idSchema, z.literal('none')]);

/** What the address of a view holds besides the view: filters and order. */
export const queueSearchSchema = z.object({
  /** Words to find, in place of the order. */
  q: z.catch(z.string().check(z.maxLength(200)), ''),
  /** Which tickets a saved view begins with. */
  scope: z.catch(z.optional(z.enum(ticketViews)), undefined),
  status: z.catch(z.array(z.enum(ticketStatuses)), []),
  priority: z.catch(z.array(z.enum(ticketPriorities)), []),
  channel: z.catch(z.array(z.enum(ticketChannels)), []),
  sla: z.catch(z.array(z.enum(slaStates)), []),
  category: z.catch(z.optional(idOrNone), undefined),
  tag: z.catch(z.optional(idSchema), undefined),
  assignee: z.catch(z.optional(z.union([idOrNone, z.literal('me')])), undefined),
  team: z.catch(z.optional(idOrNone), undefined),
  customer: z.catch(z.optional(idSchema), undefined),
  /** A value of a custom field, as `key:value`. */
  field: z.catch(z.optional(z.string().check(z.regex(fieldPattern))), undefined),
  /** The first and the last day on which a ticket was opened, local time. */
  from: z.catch(z.optional(z.iso.date()), undefined),
  until: z.catch(z.optional(z.iso.date()), undefined),
  sort: z.catch(z.enum(staffTicketSorts), 'activity'),
  order: z.catch(z.enum(['asc', 'desc']), 'desc'),
  /** On a saved view: the address holds its filters and order, and not what was saved. */
  edited: z.catch(z.stringbool(), false),
});
export type QueueSearch = z.output<typeof queueSearchSchema>;
export type QueueOrder = Pick<QueueSearch, 'sort' | 'order'>;

const pageSize = 50;

/** The list that a view and the search params of its address ask for. */
export function queueParams(view: QueueView, search: QueueSearch): TicketListParams {
  const { sort, order } = orderOf(view, search);
  return {
    filters: listFilters(view, search),
    sort,
    descending: order === 'desc',
    limit: pageSize,
  };
}

function listFilters(view: QueueView, search: QueueSearch): TicketFilters {
  return { ...filtersOf(view), ...chosenFilters(search) };
}

/** Whether a list can stand in the order of what is due next: what is over has nothing due. */
export function canSortByDue(view: QueueView, search: QueueSearch): boolean {
  const { view: base } = listFilters(view, search);
  return liveViews.some((live) => live === base);
}

/** With which direction an order begins: the latest, the most urgent, and what is due soonest come first. */
export function firstOrder(sort: QueueOrder['sort']): QueueOrder['order'] {
  return sort === 'due' ? 'asc' : 'desc';
}

/** In which order a list stands: the one that the address asks for, or the usual one where that cannot be. */
export function orderOf(view: QueueView, search: QueueSearch): QueueOrder {
  const { sort, order } = search;
  return sort !== 'due' || canSortByDue(view, search)
    ? { sort, order }
    : { sort: 'activity', order: 'desc' };
}

/** The filters that are chosen, in the words of `list_tickets`. */
export function chosenFilters(search: QueueSearch): TicketFilters {
  const { scope, status, priority, channel, sla, category, tag, assignee, team, customer } = search;
  return {
    ...(scope === undefined ? {} : { view: scope }),
    ...(status.length > 0 ? { status } : {}),
    ...(priority.length > 0 ? { priority } : {}),
    ...(channel.length > 0 ? { channel } : {}),
    ...(sla.length > 0 ? { sla } : {}),
    ...(category === undefined ? {} : { category }),
    ...(tag === undefined ? {} : { tag }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(team === undefined ? {} : { team }),
    ...(customer === undefined ? {} : { customer }),
    ...(search.field === undefined ? {} : { field: fieldOf(search.field) }),
    ...(search.from === undefined ? {} : { created_after: startOfDay(search.from) }),
    ...(search.until === undefined ? {} : { created_before: endOfDay(search.until) }),
  };
}

/** The other way round: what a saved view holds, as the address would say it. */
export function searchOf(
  filters: TicketFilters,
  { sort, descending }: { sort: QueueSearch['sort']; descending: boolean },
): QueueSearch {
  const {
    view,
    created_after,
    created_before,
    deleted: _deleted,
    customer,
    field,
    ...same
  } = filters;
  return z.parse(queueSearchSchema, {
    ...same,
    scope: view,
    customer: customer === 'me' ? undefined : customer,
    field: field === undefined ? undefined : fieldText(field),
    from: created_after === undefined ? undefined : dayOf(Date.parse(created_after)),
    // The bound itself is no part of the span.
    until: created_before === undefined ? undefined : dayOf(Date.parse(created_before) - 1),
    sort,
    order: descending ? 'desc' : 'asc',
  });
}

/** Whether words narrow a view. On the search they are what is searched for, and no filter. */
export function hasWords(view: QueueView, search: QueueSearch): boolean {
  return view !== 'search' && search.q.trim() !== '';
}

/** How many filters are set, besides words. */
export function filterCount(search: QueueSearch): number {
  return Object.keys(chosenFilters({ ...search, scope: undefined })).length;
}

/** Search params without filters; the order and the words stay. */
export const noFilters = {
  status: [],
  priority: [],
  channel: [],
  sla: [],
  category: undefined,
  tag: undefined,
  assignee: undefined,
  team: undefined,
  customer: undefined,
  field: undefined,
  from: undefined,
  until: undefined,
} satisfies Partial<QueueSearch>;
