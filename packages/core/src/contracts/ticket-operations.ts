import * as z from 'zod/mini';
import { ticketPriorities, ticketStatuses } from './closed-sets.ts';
import { idSchema, timestampSchema } from './scalars.ts';
import { ticketLinkSchema } from './ticket-detail.ts';
import { staffTicketRowSchema } from './ticket.ts';

/** How many tickets one command takes. */
export const operationLimits = { tickets: 1000, merge_sources: 20 } as const;

/** For how long an operation can be taken back, in seconds. */
export const undoSeconds = 60;

/** What `bulk_update_tickets` can change on many tickets; each key that is there is set, null clears. */
export const bulkPatchSchema = z.object({
  status: z.exactOptional(z.enum(ticketStatuses)),
  priority: z.exactOptional(z.enum(ticketPriorities)),
  category_id: z.exactOptional(z.nullable(idSchema)),
  assigned_agent_id: z.exactOptional(z.nullable(idSchema)),
  team_id: z.exactOptional(z.nullable(idSchema)),
  snoozed_until: z.exactOptional(z.nullable(timestampSchema)),
  add_tag_ids: z.exactOptional(z.array(idSchema)),
  remove_tag_ids: z.exactOptional(z.array(idSchema)),
  deleted: z.exactOptional(z.boolean()),
});
export type BulkPatch = z.infer<typeof bulkPatchSchema>;

const resultFields = {
  ticket_id: idSchema,
  /** Null where the caller may not see the ticket. */
  number: z.nullable(z.number()),
  /** Why it failed, as an error code; null when it did not. */
  code: z.nullable(z.string()),
  /** The same for a person. */
  hint: z.nullable(z.string()),
};

const bulkResultSchema = z.object({
  ...resultFields,
  outcome: z.enum(['changed', 'unchanged', 'failed']),
});
export type BulkResult = z.infer<typeof bulkResultSchema>;

/** What `bulk_update_tickets` did, in the order of the ids; `operation_id` is for undo. */
export const bulkOutcomeSchema = z.object({
  operation_id: idSchema,
  results: z.array(bulkResultSchema),
});
export type BulkOutcome = z.infer<typeof bulkOutcomeSchema>;

const undoResultSchema = z.object({
  ...resultFields,
  /** `changed_since`: a field had another value by now and was left alone. */
  outcome: z.enum(['undone', 'changed_since', 'failed']),
});

/** What `undo_operation` took back: the tickets that the operation had changed. */
export const undoOutcomeSchema = z.object({ results: z.array(undoResultSchema) });

/** The tickets of a view, newest activity first; `more`: there are others. */
export const ticketIdsSchema = z.object({ ids: z.array(idSchema), more: z.boolean() });

/** The target after `merge_tickets`. */
export const mergeOutcomeSchema = z.object({
  operation_id: idSchema,
  ticket: staffTicketRowSchema,
});

const mergeSourceSchema = z.extend(staffTicketRowSchema, {
  messages: z.number(),
  notes: z.number(),
  attachments: z.number(),
});

/** What `merge_tickets` would move, and what stands in its way. */
export const mergePreviewSchema = z.object({
  target: staffTicketRowSchema,
  sources: z.array(mergeSourceSchema),
  problems: z.array(z.object({ ticket_id: idSchema, code: z.string(), hint: z.string() })),
});
export type MergePreview = z.infer<typeof mergePreviewSchema>;

/** One ticket after `unmerge_ticket` (the source) or `split_ticket` (the new one). */
export const operatedTicketSchema = z.object({ ticket: staffTicketRowSchema });

/** The links of a ticket after one was set or taken away. */
export const ticketLinksSchema = z.object({ links: z.array(ticketLinkSchema) });
