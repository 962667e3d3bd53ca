import * as z from 'zod/mini';
import { attachmentLimits } from './attachment.ts';
import { ticketPriorities, ticketStatuses } from './closed-sets.ts';
import { customValueSchema, customValuesSchema } from './custom-field.ts';
import { idSchema, textSchema, timestampSchema } from './scalars.ts';
import { anyTicketRowSchema } from './ticket.ts';
import { messageEntrySchema, noteEntrySchema, timelineEntrySchema } from './timeline.ts';

export const ticketLimits = {
  subject: { min: 3, max: 200 },
  description: { min: 1, max: 20_000 },
  body: { min: 1, max: 20_000 },
} as const;

export const subjectSchema = textSchema({
  ...ticketLimits.subject,
  tooShort: 'Write at least 3 characters.',
  tooLong: 'Shorten this to 200 characters.',
  isLine: true,
});
export const descriptionSchema = textSchema({
  ...ticketLimits.description,
  tooShort: 'Write something first.',
  tooLong: 'Shorten this to 20,000 characters.',
});
const bodySchema = textSchema({
  ...ticketLimits.body,
  tooShort: 'Write something first.',
  tooLong: 'Shorten this to 20,000 characters.',
});

const attachmentIdsSchema = z
  .array(idSchema)
  .check(z.maxLength(attachmentLimits.most_count, 'Send fewer files at a time.'));

/** Every command carries a `client_id`, chosen once per form: repeating it has no second effect. */
const clientId = { client_id: idSchema };

export const createTicketSchema = z.object({
  ...clientId,
  subject: subjectSchema,
  description: descriptionSchema,
  category_id: z.optional(z.nullable(idSchema)),
  priority: z.optional(z.enum(ticketPriorities)),
  attachment_ids: z.optional(attachmentIdsSchema),
  /** By the fields' keys; what fits is up to their definitions (custom-field-rules). */
  custom_fields: z.optional(customValuesSchema),
  /** For whom; staff only. */
  customer_id: z.optional(idSchema),
});
export type CreateTicket = z.infer<typeof createTicketSchema>;

export const replySchema = z.object({
  ...clientId,
  body: bodySchema,
  attachment_ids: z.optional(attachmentIdsSchema),
  /** The state to set with the reply; staff only. */
  status: z.optional(z.enum(ticketStatuses)),
});
export type Reply = z.infer<typeof replySchema>;

export const noteSchema = z.object({
  ...clientId,
  body: bodySchema,
  attachment_ids: z.optional(attachmentIdsSchema),
  /** Colleagues to tell. */
  mentions: z.optional(z.array(idSchema)),
});
export type Note = z.infer<typeof noteSchema>;

export const editNoteSchema = z.object({ body: bodySchema });
export type EditNote = z.infer<typeof editNoteSchema>;

/** What can be changed on a ticket; each key that is there is set, null clears. */
export const ticketPatchSchema = z.object({
  subject: z.exactOptional(subjectSchema),
  description: z.exactOptional(descriptionSchema),
  status: z.exactOptional(z.enum(ticketStatuses)),
  priority: z.exactOptional(z.enum(ticketPriorities)),
  category_id: z.exactOptional(z.nullable(idSchema)),
  assigned_agent_id: z.exactOptional(z.nullable(idSchema)),
  team_id: z.exactOptional(z.nullable(idSchema)),
  snoozed_until: z.exactOptional(z.nullable(timestampSchema)),
  tag_ids: z.exactOptional(z.array(idSchema)),
  /** By the fields' keys: those that are there are set, null empties, the others stay. */
  custom_fields: z.exactOptional(z.record(z.string(), z.nullable(customValueSchema))),
});
export type TicketPatch = z.infer<typeof ticketPatchSchema>;

/** What a reply may change besides the status, as `reply_to_ticket` takes it: absent fields stay, tags are added. */
export type ReplyPatch = Partial<
  Pick<TicketPatch, 'priority' | 'category_id' | 'assigned_agent_id' | 'team_id'>
> & { add_tag_ids?: string[] };

/** What came of a reply. `stale`: somebody else wrote meanwhile, nothing was sent. */
export const replyOutcomeSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('sent'),
    message: messageEntrySchema,
    ticket: anyTicketRowSchema,
    /** Whether the caller still sees the ticket, which may have gone to another team with the reply. */
    readable: z.optional(z.boolean()),
  }),
  z.object({
    outcome: z.literal('stale'),
    seq: z.number(),
    entries: z.array(timelineEntrySchema),
  }),
  z.object({ outcome: z.literal('follow_up'), ticket: anyTicketRowSchema }),
]);
export type ReplyOutcome = z.infer<typeof replyOutcomeSchema>;

export const noteResultSchema = z.object({ note: noteEntrySchema });

export const updateTicketResultSchema = z.object({
  ticket: anyTicketRowSchema,
  /** Whether the caller still sees the ticket after the change. */
  readable: z.boolean(),
});

export const ticketResultSchema = z.object({ ticket: anyTicketRowSchema });

/**
 * Details of the error `ticket_changed`: what the fields hold now, and who changed them. Without `ticket` it went out
 * of the caller's sight: somebody else took it.
 */
export const ticketConflictSchema = z.object({
  field: z.string(),
  current: z.record(z.string(), z.unknown()),
  ticket: z.optional(anyTicketRowSchema),
  changed_by: z.nullish(z.string()),
});
export type TicketConflict = z.infer<typeof ticketConflictSchema>;
