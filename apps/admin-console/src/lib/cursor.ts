import * as z from 'zod/mini';

/** A cursor of several values as the address holds it. */
export function cursorText(cursor: object | null): string | null {
  return cursor === null ? null : JSON.stringify(cursor);
}

/** Reads a cursor back; one that is not understood is the first page. */
export function cursorOf<Cursor>(schema: z.core.$ZodType<Cursor>, text: string): Cursor | null {
  if (text === '') return null;
  const parsed = z.safeParse(schema, parseJson(text));
  return parsed.success ? parsed.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
