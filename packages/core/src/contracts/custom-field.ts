import * as z from 'zod/mini';
import { idSchema } from './scalars.ts';

export const customFieldTypes = [
  'text',
  'number',
  'boolean',
  'date',
  'select',
  'multiselect',
] as const;
export type CustomFieldType = (typeof customFieldTypes)[number];

export const customFieldColumns =
  'id,key,label,help,type,options,is_required,visible_to_customers,category_id,position,is_active';

/** What else a ticket holds; with a category, tickets of that category alone. */
export const customFieldSchema = z.object({
  id: idSchema,
  key: z.string(),
  label: z.string(),
  help: z.string(),
  type: z.enum(customFieldTypes),
  options: z.array(z.string()),
  is_required: z.boolean(),
  visible_to_customers: z.boolean(),
  category_id: z.nullable(idSchema),
  position: z.number(),
  is_active: z.boolean(),
});
export type CustomField = z.infer<typeof customFieldSchema>;

/** A value as a ticket holds it: dates as ISO 8601 days, several choices as a list. */
export const customValueSchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
]);
export type CustomValue = z.infer<typeof customValueSchema>;

/** The values of a ticket by the fields' keys. */
export const customValuesSchema = z.record(z.string(), customValueSchema);
export type CustomValues = z.infer<typeof customValuesSchema>;
