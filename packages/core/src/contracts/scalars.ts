import * as z from 'zod/mini';

/** A Postgres `uuid`, of any version: demo data and imports use ids that RFC 9562 does not define. */
export const idSchema = z.guid();

/** A Postgres `timestamptz` as JSON: ISO 8601 with its offset, microseconds kept. */
export const timestampSchema = z.iso.datetime({ offset: true });

// The database trims the zero-width space too, which JavaScript does not count as a blank.
const surroundingBlanks = /^[\s\u200b]+|[\s\u200b]+$/g;
// Marks that turn the direction of text would show another word than is written.
const controls = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/**
 * Text that a person writes, without surrounding blanks, within the bounds the database checks (in characters,
 * not UTF-16 units, as `char_length` counts).
 *
 * @param bounds.isLine a name or a subject: line breaks and other control characters become blanks
 */
export function textSchema(bounds: {
  readonly min: number;
  readonly max: number;
  readonly tooShort: string;
  readonly tooLong: string;
  readonly isLine?: boolean;
}) {
  return z.string().check(
    z.overwrite((text) => {
      const trimmed = text.replaceAll(surroundingBlanks, '');
      return bounds.isLine ? trimmed.replaceAll(controls, ' ') : trimmed;
    }),
    z.refine((text) => characters(text) >= bounds.min, { error: bounds.tooShort }),
    z.refine((text) => characters(text) <= bounds.max, { error: bounds.tooLong }),
  );
}

/** How many characters Postgres sees in a text: code points, where JavaScript counts UTF-16 units. */
function characters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
