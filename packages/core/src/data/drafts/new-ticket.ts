import * as z from 'zod/mini';
import { type Attachment, attachmentSchema } from '../../contracts/attachment.ts';
import { ticketPriorities } from '../../contracts/closed-sets.ts';
import { customerFields, customValueProblem } from '../../contracts/custom-field-rules.ts';
import {
  type CustomField,
  type CustomValue,
  customValueSchema,
  customValuesSchema,
} from '../../contracts/custom-field.ts';
import type { DraftPayload } from '../../contracts/draft.ts';
import { idSchema } from '../../contracts/scalars.ts';
import { createTicketSchema } from '../../contracts/ticket-commands.ts';
import { uuid } from '../../lib/uuid.ts';

/** A field that nobody has touched is there without a value. */
const typedValuesSchema = z.record(z.string(), z.optional(customValueSchema));
export type TypedValues = z.infer<typeof typedValuesSchema>;

/** What every form for a new ticket asks; the rest of the command is added when it is sent. */
export const newTicketShape = {
  subject: createTicketSchema.shape.subject,
  description: createTicketSchema.shape.description,
  category_id: z.nullable(idSchema),
  priority: z.enum(ticketPriorities),
  /** As typed, also for categories that were chosen before: going back to one finds its answers. */
  custom_fields: typedValuesSchema,
};

/** The same as it is kept. A draft may be older than the form: what does not fit any more begins anew. */
export const keptTicketShape = {
  client_id: z.catch(z.optional(idSchema), undefined),
  subject: z.catch(z.string(), ''),
  description: z.catch(z.string(), ''),
  category_id: z.catch(z.nullable(idSchema), null),
  priority: z.catch(z.enum(ticketPriorities), 'medium'),
  custom_fields: z.catch(customValuesSchema, {}),
  attachments: z.catch(z.array(attachmentSchema), []),
};

/** What the fields' checks read of the form. */
const checkedSchema = z.object({
  category_id: z.nullable(z.string()),
  custom_fields: typedValuesSchema,
});

/** A form's schema with what the admins' fields ask for in the category chosen. */
export function withCustomFields<Schema extends z.ZodMiniType>(
  schema: Schema,
  fields: readonly CustomField[],
): Schema {
  const problemOf = (field: CustomField, input: unknown) => {
    const { category_id, custom_fields } = z.parse(checkedSchema, input);
    const isAsked = customerFields([field], category_id).length > 0;
    return isAsked ? customValueProblem(field, custom_fields[field.key]) : undefined;
  };
  return fields.reduce(
    (checked, field) =>
      checked.check(
        z.refine((value) => problemOf(field, value) === undefined, {
          path: ['custom_fields', field.key],
          error: ({ input }) => problemOf(field, input),
          // All that is wrong is named at once, not after the other fields are right.
          when: () => true,
        }),
      ),
    schema,
  );
}

/** Where a form for a new ticket begins. */
export interface NewTicketStart<Values> {
  /** Kept with the draft: sending it again after a reload has no second effect. */
  client_id: string;
  values: Values;
  attachments: Attachment[];
}

interface KeptTicket {
  client_id?: string | undefined;
  attachments: Attachment[];
}

/** @param schema an object of `keptTicketShape` and what else the form asks, which takes anything */
export function readKeptTicket<Kept extends KeptTicket>(
  schema: z.ZodMiniType<Kept>,
  payload: DraftPayload | null,
): NewTicketStart<Omit<Kept, keyof KeptTicket>> {
  const { client_id = uuid(), attachments, ...values } = z.parse(schema, payload ?? {});
  return { client_id, values, attachments };
}

/** What `keptTicketShape` reads, as JSON, besides the values that are JSON already. */
export function keepTicket({
  client_id,
  custom_fields,
  attachments,
}: {
  client_id: string;
  custom_fields: TypedValues;
  attachments: readonly Attachment[];
}): DraftPayload {
  const answers = Object.fromEntries(
    Object.entries(custom_fields).filter(
      (entry): entry is [string, CustomValue] => entry[1] !== undefined,
    ),
  );
  return {
    client_id,
    custom_fields: answers,
    attachments: attachments.map((file) => ({ ...file })),
  };
}
