import * as z from 'zod/mini';
import { attachmentSchema } from './attachment.ts';
import { ticketStatuses, userRoles } from './closed-sets.ts';
import { customValuesSchema } from './custom-field.ts';
import { idSchema, timestampSchema } from './scalars.ts';
import { ticketRatingSchema } from './ticket-rating.ts';
import { staffTicketRowSchema, ticketRowSchema } from './ticket.ts';

const ticketReferenceSchema = z.object({ id: idSchema, number: z.number() });

const ticketLinkKinds = [
  'merged_here',
  'follows',
  'followed_by',
  'split_from',
  'split_to',
  'related',
] as const;

/** Another ticket that belongs to this one, and how. */
export const ticketLinkSchema = z.object({
  id: idSchema,
  number: z.number(),
  subject: z.string(),
  status: z.enum(ticketStatuses),
  kind: z.enum(ticketLinkKinds),
});
export type TicketLink = z.infer<typeof ticketLinkSchema>;

const ticketPersonSchema = z.object({
  id: idSchema,
  full_name: z.string(),
  avatar_path: z.nullable(z.string()),
  role: z.enum(userRoles),
});

const detailFields = {
  description: z.string(),
  /** By the keys of fields that customers may see. */
  custom_fields: customValuesSchema,
  rating: z.nullable(ticketRatingSchema),
  first_responded_at: z.nullable(timestampSchema),
  closed_at: z.nullable(timestampSchema),
  customer_display_name: z.nullable(z.string()),
  customer_email: z.nullable(z.string()),
  /** Null also where the caller may not read the other ticket. */
  merged_into: z.nullable(ticketReferenceSchema),
  follows: z.nullable(ticketReferenceSchema),
  /** Files of the description; those of messages come with the messages. */
  attachments: z.array(attachmentSchema),
  /** Customer, assignee and everybody who wrote, as far as the caller may see them. */
  people: z.array(ticketPersonSchema),
  /** States that the caller may set now. */
  next_statuses: z.array(z.enum(ticketStatuses)),
  last_read_seq: z.number(),
};

const customerTicketDetailSchema = z.extend(ticketRowSchema, {
  ...detailFields,
  is_staff_view: z.literal(false),
});

const staffTicketDetailSchema = z.extend(staffTicketRowSchema, {
  ...detailFields,
  is_staff_view: z.literal(true),
  last_read_staff_seq: z.number(),
  followers: z.array(z.object({ id: idSchema, full_name: z.string() })),
  /** Those that the caller may read. */
  links: z.array(ticketLinkSchema),
});

/** One ticket as `get_ticket` tells it; `is_staff_view` says in which of the two forms. */
export const ticketDetailSchema = z.discriminatedUnion('is_staff_view', [
  customerTicketDetailSchema,
  staffTicketDetailSchema,
]);
export type TicketDetail = z.infer<typeof ticketDetailSchema>;
export type CustomerTicketDetail = z.infer<typeof customerTicketDetailSchema>;
export type StaffTicketDetail = z.infer<typeof staffTicketDetailSchema>;
