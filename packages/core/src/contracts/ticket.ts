import * as z from 'zod/mini';
import { tagColours, ticketChannels, ticketPriorities, ticketStatuses } from './closed-sets.ts';
import { customValuesSchema } from './custom-field.ts';
import { idSchema, timestampSchema } from './scalars.ts';
import { ticketSlaSchema } from './sla.ts';

/** A tag as it hangs on a ticket. */
const ticketTagSchema = z.object({
  id: idSchema,
  name: z.string(),
  colour: z.enum(tagColours),
});
export type TicketTag = z.infer<typeof ticketTagSchema>;

/** A ticket as its customer may know it, in lists and live updates. */
export const ticketRowSchema = z.object({
  id: idSchema,
  number: z.number(),
  subject: z.string(),
  status: z.enum(ticketStatuses),
  priority: z.enum(ticketPriorities),
  channel: z.enum(ticketChannels),
  category_id: z.nullable(idSchema),
  customer_id: z.nullable(idSchema),
  assigned_agent_id: z.nullable(idSchema),
  assignee_name: z.nullable(z.string()),
  /** Number of the last entry in the public feed. */
  seq: z.number(),
  created_at: timestampSchema,
  last_activity_at: timestampSchema,
  last_message_at: z.nullable(timestampSchema),
  resolved_at: z.nullable(timestampSchema),
  /** The ticket into which this one was merged: it then stands in no view of live or resolved ones. */
  merged_into_id: z.optional(z.nullable(idSchema)),
});
export type TicketRow = z.infer<typeof ticketRowSchema>;

/** A ticket as staff may know it. */
export const staffTicketRowSchema = z.extend(ticketRowSchema, {
  customer_name: z.string(),
  team_id: z.nullable(idSchema),
  snoozed_until: z.nullable(timestampSchema),
  first_responded_at: z.nullable(timestampSchema),
  last_customer_message_at: z.nullable(timestampSchema),
  deleted_at: z.nullable(timestampSchema),
  /** Number of the last entry in the staff feed. */
  staff_seq: z.number(),
  tags: z.array(ticketTagSchema),
  /** Of all fields, those for staff alone among them. */
  custom_fields: customValuesSchema,
  /** What is promised and until when; null while no policy applies. */
  sla: z.nullable(ticketSlaSchema),
});
export type StaffTicketRow = z.infer<typeof staffTicketRowSchema>;

/** A row in either form; what is for staff is there only for staff. */
export const anyTicketRowSchema = z.union([staffTicketRowSchema, ticketRowSchema]);
export type AnyTicketRow = z.infer<typeof anyTicketRowSchema>;

/** Whether a row carries what staff alone may know. */
export function isStaffRow(row: AnyTicketRow): row is StaffTicketRow {
  return 'staff_seq' in row;
}
