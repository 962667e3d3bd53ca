import * as z from 'zod/mini';
import { ticketChannels, ticketPriorities, ticketStatuses } from './closed-sets.ts';
import { idSchema, timestampSchema } from './scalars.ts';
import { slaStates } from './sla.ts';
import { staffTicketRowSchema, ticketRowSchema } from './ticket.ts';

export const ticketViews = [
  'mine',
  'unassigned',
  'live',
  'snoozed',
  'waiting',
  'resolved',
  'everything',
] as const;

export const ticketSorts = ['activity', 'created', 'priority', 'status'] as const;
export type TicketSort = (typeof ticketSorts)[number];

/** Staff can also order by what is due next, in views of live tickets. */
export const staffTicketSorts = [...ticketSorts, 'due'] as const;
export type StaffTicketSort = (typeof staffTicketSorts)[number];

/** Views that hold live tickets alone: what is over has nothing due. */
export const liveViews = [
  'mine',
  'unassigned',
  'live',
  'snoozed',
  'waiting',
] as const satisfies readonly (typeof ticketViews)[number][];

const idOrNone = z.union([idSchema, z.literal('none')]);

/** What a list of tickets may be narrowed by; the keys and words of `list_tickets`. */
export const ticketFiltersSchema = z.object({
  view: z.optional(z.enum(ticketViews)),
  status: z.optional(z.array(z.enum(ticketStatuses))),
  priority: z.optional(z.array(z.enum(ticketPriorities))),
  channel: z.optional(z.array(z.enum(ticketChannels))),
  assignee: z.optional(z.union([idOrNone, z.literal('me')])),
  team: z.optional(idOrNone),
  category: z.optional(idOrNone),
  tag: z.optional(idSchema),
  customer: z.optional(z.union([idSchema, z.literal('me')])),
  /** One value of a custom field; of several choices, one that is among them. */
  field: z.optional(
    z.object({ key: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) }),
  ),
  /** How a ticket stands with what is promised next; one of these. */
  sla: z.optional(z.array(z.enum(slaStates))),
  created_after: z.optional(timestampSchema),
  created_before: z.optional(timestampSchema),
  deleted: z.optional(z.boolean()),
});
export type TicketFilters = z.infer<typeof ticketFiltersSchema>;

/** Which list of tickets: filters and order. Page size from 1 to 100. */
export const ticketListParamsSchema = z.object({
  filters: z.optional(ticketFiltersSchema),
  sort: z.optional(z.enum(staffTicketSorts)),
  descending: z.optional(z.boolean()),
  limit: z.optional(z.number().check(z.minimum(1), z.maximum(100))),
});
export type TicketListParams = z.infer<typeof ticketListParamsSchema>;

const listFields = { unread: z.boolean() };

export const ticketListItemSchema = z.extend(ticketRowSchema, listFields);
export type TicketListItem = z.infer<typeof ticketListItemSchema>;

export const staffTicketListItemSchema = z.extend(staffTicketRowSchema, listFields);
export type StaffTicketListItem = z.infer<typeof staffTicketListItemSchema>;

export const ticketPageSchema = z.object({
  tickets: z.array(ticketListItemSchema),
  next_cursor: z.nullable(z.string()),
});

/** What staff asked for themselves comes in the customer's form, also in their lists. */
export const staffTicketPageSchema = z.object({
  tickets: z.array(z.union([staffTicketListItemSchema, ticketListItemSchema])),
  next_cursor: z.nullable(z.string()),
});
export type StaffTicketPage = {
  tickets: StaffTicketListItem[];
  next_cursor: string | null;
};

/** What a search found, best first. Unlike lists it does not tell what is unread. */
export const ticketHitsSchema = z.object({ tickets: z.array(ticketRowSchema) });

/** The same for staff; what they asked for themselves comes in the customer's form. */
export const staffTicketHitsSchema = z.object({
  tickets: z.array(z.union([staffTicketRowSchema, ticketRowSchema])),
});

/** Counts by view and by `team:<id>`, each capped: 1000 means 1000 or more. */
export const queueCountsSchema = z.record(z.string(), z.number());
