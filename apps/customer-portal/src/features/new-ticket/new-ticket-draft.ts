import { type Attachment, attachmentSchema } from '@autocrm/core/contracts/attachment.ts';
import { ticketPriorities } from '@autocrm/core/contracts/closed-sets.ts';
import type { DraftPayload } from '@autocrm/core/contracts/draft.ts';
import { idSchema } from '@autocrm/core/contracts/scalars.ts';
import { createTicketSchema } from '@autocrm/core/contracts/ticket-commands.ts';
import { uuid } from '@autocrm/core/lib/uuid.ts';
import * as z from 'zod/mini';

/** What the customer fills in; the rest of the command is added when it is sent. */
export const newTicketSchema = z.object({
  subject: createTicketSchema.shape.subject,
  description: createTicketSchema.shape.description,
  category_id: z.nullable(idSchema),
  priority: z.enum(ticketPriorities),
});
export type NewTicketInput = z.input<typeof newTicketSchema>;

/** A draft may be older than this version of the form: what does not fit any more begins anew. */
const draftSchema = z.object({
  client_id: z.catch(z.optional(idSchema), undefined),
  subject: z.catch(z.string(), ''),
  description: z.catch(z.string(), ''),
  category_id: z.catch(z.nullable(idSchema), null),
  priority: z.catch(z.enum(ticketPriorities), 'medium'),
  attachments: z.catch(z.array(attachmentSchema), []),
});

export interface NewTicketDraft {
  /** Kept with the draft: sending it again after a reload has no second effect. */
  client_id: string;
  values: NewTicketInput;
  attachments: Attachment[];
}

export function readNewTicketDraft(payload: DraftPayload | null): NewTicketDraft {
  const { client_id = uuid(), attachments, ...values } = z.parse(draftSchema, payload ?? {});
  return { client_id, values, attachments };
}

export function writeNewTicketDraft(
  client_id: string,
  values: NewTicketInput,
  attachments: readonly Attachment[],
): DraftPayload {
  return { client_id, ...values, attachments: attachments.map((file) => ({ ...file })) };
}
