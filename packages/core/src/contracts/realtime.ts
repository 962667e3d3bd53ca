import * as z from 'zod/mini';
import { notificationSchema } from './notification.ts';
import { idSchema, timestampSchema } from './scalars.ts';
import { staffTicketRowSchema, ticketRowSchema } from './ticket.ts';
import { timelineEntrySchema } from './timeline.ts';

/** Names of the private topics; policies on `realtime.messages` decide who may join each. */
export const topics = {
  ticket: (ticketId: string): string => `ticket:${ticketId}`,
  ticketStaff: (ticketId: string): string => `ticket-staff:${ticketId}`,
  queue: (queue: string): string => `queue:${queue}`,
  user: (profileId: string): string => `user:${profileId}`,
  typing: (ticketId: string): string => `typing:${ticketId}`,
  presence: (ticketId: string): string => `presence:${ticketId}`,
};

/** Queues beside those of teams. */
export const sharedQueues = {
  /** Without team and assignee: every member of staff. */
  none: 'none',
  /** Without team but assigned: who may read all tickets. */
  assigned: 'assigned',
  /** Deleted ones: admins. */
  deleted: 'deleted',
} as const;

export const entryEventSchema = z.object({ seq: z.number(), entry: timelineEntrySchema });

/** On `ticket:<id>`, and as `own_ticket` on the customer's `user:<id>`. */
export const ticketEventSchema = z.object({ seq: z.number(), ticket: ticketRowSchema });

/** On `ticket-staff:<id>`, `queue:*` and the assignee's `user:<id>`. */
export const staffTicketEventSchema = z.object({ seq: z.number(), ticket: staffTicketRowSchema });

export const ticketLeftEventSchema = z.object({ ticket_id: idSchema });

export const notificationEventSchema = z.object({ notification: notificationSchema });

/** Sent by clients on `typing:<id>`; shown, never trusted. */
export const typingEventSchema = z.object({
  profile_id: idSchema,
  name: z.string().check(z.maxLength(120)),
  at: timestampSchema,
});

export const presenceModes = ['viewing', 'replying'] as const;
export type PresenceMode = (typeof presenceModes)[number];

/** What a member of staff tells of themselves on `presence:<id>`; the key is their profile id. */
export const presenceSchema = z.object({
  name: z.string().check(z.maxLength(120)),
  mode: z.enum(presenceModes),
});
export type Presence = z.infer<typeof presenceSchema>;

/** What they tell on the `queue:*` of a ticket that they have open, once from each window. */
export const queuePresenceSchema = z.extend(presenceSchema, { ticket_id: idSchema });
export type QueuePresence = z.infer<typeof queuePresenceSchema>;
