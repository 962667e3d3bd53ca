import type { CustomField } from '@autocrm/core/contracts/custom-field.ts';
import type { DraftPayload } from '@autocrm/core/contracts/draft.ts';
import { idSchema } from '@autocrm/core/contracts/scalars.ts';
import {
  keptTicketShape,
  newTicketShape,
  type NewTicketStart,
  readKeptTicket,
} from '@autocrm/core/data/drafts/new-ticket.ts';
import * as z from 'zod/mini';
import { late } from '../../lib/late-messages.ts';

/** A customer as the form shows them. */
const chosenCustomerSchema = z.object({ id: idSchema, full_name: z.string(), email: z.string() });
export type ChosenCustomer = z.infer<typeof chosenCustomerSchema>;

/** Who it is for and who is to work on it, besides what every new ticket asks. */
export const newTicketSchema = z.object({
  ...newTicketShape,
  customer: z.pipe(
    z
      .nullable(chosenCustomerSchema)
      .check(z.refine((customer) => customer !== null, { error: late.create.customer_missing })),
    chosenCustomerSchema,
  ),
  team_id: z.nullable(idSchema),
  assigned_agent_id: z.nullable(idSchema),
});
export type NewTicketInput = z.input<typeof newTicketSchema>;
export type NewTicketValues = z.output<typeof newTicketSchema>;
export type NewTicketDraft = NewTicketStart<NewTicketInput>;

/** Staff may leave each of the admins' fields open. */
export function openFields(fields: readonly CustomField[]): CustomField[] {
  return fields.map((field) => ({ ...field, is_required: false }));
}

const keptSchema = z.object({
  ...keptTicketShape,
  customer: z.catch(z.nullable(chosenCustomerSchema), null),
  team_id: z.catch(z.nullable(idSchema), null),
  assigned_agent_id: z.catch(z.nullable(idSchema), null),
});

export function readNewTicketDraft(payload: DraftPayload | null): NewTicketDraft {
  return readKeptTicket(keptSchema, payload);
}
