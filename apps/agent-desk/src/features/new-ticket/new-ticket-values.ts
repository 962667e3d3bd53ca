import { type Attachment, attachmentSchema } from '@autocrm/core/contracts/attachment.ts';
import { ticketPriorities } from '@autocrm/core/contracts/closed-sets.ts';
import { customerFields, customValueProblem } from '@autocrm/core/contracts/custom-field-rules.ts';
import {
  type CustomField,
  type CustomValue,
  customValueSchema,
  customValuesSchema,
} from '@autocrm/core/contracts/custom-field.ts';
import type { DraftPayload } from '@autocrm/core/contracts/draft.ts';
import { idSchema } from '@autocrm/core/contracts/scalars.ts';
import { createTicketSchema } from '@autocrm/core/contracts/ticket-commands.ts';
import { uuid } from '@autocrm/core/lib/uuid.ts';
import * as z from 'zod/mini';
import { t } from '../../lib/messages.ts';

/** A customer as the form shows them. */
const chosenCustomerSchema = z.object({ id: idSchema, full_name: z.string(), email: z.string() });
export type ChosenCustomer = z.infer<typeof chosenCustomerSchema>;

/** A field that nobody has touched is there without a value. */
const typedValuesSchema = z.record(z.string(), z.optional(customValueSchema));

const newTicketSchema = z.object({
  customer: z
    .nullable(chosenCustomerSchema)
    .check(z.refine((customer) => customer !== null, { error: t.create.customer_missing })),
  subject: createTicketSchema.shape.subject,
  description: createTicketSchema.shape.description,
  category_id: z.nullable(idSchema),
  priority: z.enum(ticketPriorities),
  team_id: z.nullable(idSchema),
  assigned_agent_id: z.nullable(idSchema),
  /** As typed, also for categories that were chosen before: going back to one finds its answers. */
  custom_fields: typedValuesSchema,
});
export type NewTicketInput = z.input<typeof newTicketSchema>;
export type NewTicketValues = z.output<typeof newTicketSchema>;

/** The fields that the ticket's category asks for. Staff may leave each of them open. */
export function askedFields(
  fields: readonly CustomField[],
  categoryId: string | null,
): CustomField[] {
  return customerFields(fields, categoryId).map((field) => ({ ...field, is_required: false }));
}

/** What the fields' checks read of the form. */
const checkedSchema = z.object({
  category_id: z.nullable(z.string()),
  custom_fields: typedValuesSchema,
});

/** The form's schema with what the admins' fields ask for in the category chosen. */
export function newTicketSchemaWith(fields: readonly CustomField[]) {
  const problemOf = (field: CustomField, input: unknown) => {
    const { category_id, custom_fields } = z.parse(checkedSchema, input);
    const [asked] = askedFields([field], category_id);
    return asked && customValueProblem(asked, custom_fields[field.key]);
  };
  return fields.reduce(
    (schema, field) =>
      schema.check(
        z.refine((value) => problemOf(field, value) === undefined, {
          path: ['custom_fields', field.key],
          error: ({ input }) => problemOf(field, input),
          // All that is wrong is named at once, not after the other fields are right.
          when: () => true,
        }),
      ),
    newTicketSchema,
  );
}

/** A draft may be older than this version of the form: what does not fit any more begins anew. */
const draftSchema = z.object({
  client_id: z.catch(z.optional(idSchema), undefined),
  customer: z.catch(z.nullable(chosenCustomerSchema), null),
  subject: z.catch(z.string(), ''),
  description: z.catch(z.string(), ''),
  category_id: z.catch(z.nullable(idSchema), null),
  priority: z.catch(z.enum(ticketPriorities), 'medium'),
  team_id: z.catch(z.nullable(idSchema), null),
  assigned_agent_id: z.catch(z.nullable(idSchema), null),
  custom_fields: z.catch(customValuesSchema, {}),
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
  const custom_fields = Object.fromEntries(
    Object.entries(values.custom_fields).filter(
      (entry): entry is [string, CustomValue] => entry[1] !== undefined,
    ),
  );
  return {
    client_id,
    ...values,
    custom_fields,
    attachments: attachments.map((file) => ({ ...file })),
  };
}
