import type { TicketFilters } from '@autocrm/core/contracts/ticket-list.ts';

type FieldFilter = NonNullable<TicketFilters['field']>;

/** A custom field's key, a colon, and the value. */
export const fieldPattern = /^[a-z][a-z0-9_]{0,39}:.+$/s;

/** What text could be taken for, and then stands in quotes. */
const notPlain = /^(?:-?\d|true$|false$|")/;

/** A value of a custom field as an address holds it: numbers and yes or no as JSON, text as it is. */
export function fieldText({ key, value }: FieldFilter): string {
  const isPlain = typeof value === 'string' && !notPlain.test(value);
  return `${key}:${isPlain ? value : JSON.stringify(value)}`;
}

/** The other way round. */
export function fieldOf(text: string): FieldFilter {
  const colon = text.indexOf(':');
  const written = text.slice(colon + 1);
  return { key: text.slice(0, colon), value: valueOf(written) };
}

function valueOf(written: string): FieldFilter['value'] {
  if (!notPlain.test(written)) return written;
  try {
    const value: unknown = JSON.parse(written);
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      return value;
    }
  } catch {
    // Typed by hand, such as a day: then it is the text itself.
  }
  return written;
}
