import type { CustomField, CustomValue, CustomValues } from './custom-field.ts';

const maxTextLength = 1000;
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
// No thousands: whether 1,000 means one or a thousand depends on who reads it.
const numberPattern = /^[+-]?\d{1,15}(\.\d{1,10})?$/;

/** The fields that a customer fills in for tickets of a category, in the admins' order. */
export function customerFields(
  fields: readonly CustomField[],
  categoryId: string | null,
): CustomField[] {
  return fields
    .filter(
      (field) =>
        field.is_active &&
        field.visible_to_customers &&
        (field.category_id === null || field.category_id === categoryId),
    )
    .toSorted((a, b) => a.position - b.position || (a.key < b.key ? -1 : 1));
}

/**
 * Why a typed value does not fit its field, by the rules and in the words of `check_custom_fields`; undefined when
 * it does.
 *
 * @param typed as the form holds it: numbers as text
 */
export function customValueProblem(
  field: CustomField,
  typed: CustomValue | undefined,
): string | undefined {
  const value = customValueOf(field, typed);
  if (value === undefined) return field.is_required ? `${field.label} is needed.` : undefined;
  switch (field.type) {
    case 'text':
      return typeof value === 'string' && Array.from(value).length > maxTextLength
        ? `${field.label} has at most 1,000 characters.`
        : undefined;
    case 'number':
      return typeof value === 'number' ? undefined : `${field.label} must be a number.`;
    case 'date':
      return isDay(value) ? undefined : `${field.label} must be a date.`;
    case 'select':
      return typeof value === 'string' && field.options.includes(value)
        ? undefined
        : `Choose one of the options for ${field.label}.`;
    case 'multiselect':
      return Array.isArray(value) && value.every((option) => field.options.includes(option))
        ? undefined
        : `Choose among the options for ${field.label}.`;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : `${field.label} does not fit.`;
  }
}

/** A typed value as the database takes it; undefined for one that was left out. A required question is answered by "no" too. */
export function customValueOf(
  field: CustomField,
  typed: CustomValue | undefined,
): CustomValue | undefined {
  if (field.type === 'boolean') return typed ?? (field.is_required ? false : undefined);
  if (typeof typed === 'string') {
    const text = typed.trim();
    if (text === '') return undefined;
    return field.type === 'number' && numberPattern.test(text) ? Number(text) : text;
  }
  return Array.isArray(typed) && typed.length === 0 ? undefined : typed;
}

/** What is sent of everything that was typed: the values of these fields alone. */
export function customValuesOf(
  fields: readonly CustomField[],
  typed: Readonly<Record<string, CustomValue | undefined>>,
): CustomValues {
  const values: CustomValues = {};
  for (const field of fields) {
    const value = customValueOf(field, typed[field.key]);
    if (value !== undefined) values[field.key] = value;
  }
  return values;
}

/** Whether a value names a day that exists. */
function isDay(value: CustomValue): boolean {
  if (typeof value !== 'string' || !dayPattern.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}
