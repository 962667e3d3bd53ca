import type { DraftPayload } from '@autocrm/core/contracts/draft.ts';
import {
  keptTicketShape,
  newTicketShape,
  type NewTicketStart,
  readKeptTicket,
} from '@autocrm/core/data/drafts/new-ticket.ts';
import * as z from 'zod/mini';

/** What the customer fills in; the rest of the command is added when it is sent. */
export const newTicketSchema = z.object(newTicketShape);
export type NewTicketInput = z.input<typeof newTicketSchema>;
export type NewTicketDraft = NewTicketStart<NewTicketInput>;

const keptSchema = z.object(keptTicketShape);

export function readNewTicketDraft(payload: DraftPayload | null): NewTicketDraft {
  return readKeptTicket(keptSchema, payload);
}
