import type { Context } from 'hono';
import type * as z from 'zod/mini';
import { Problem } from './problem.ts';

/**
 * Reads a request's JSON body by a schema of the shared contract.
 *
 * @throws Problem 415, 400 or 422; the last names each field that cannot be accepted.
 */
export async function readJson<Schema extends z.ZodMiniType>(
  context: Context,
  schema: Schema,
): Promise<z.output<Schema>> {
  const contentType = context.req.header('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(contentType)) {
    throw new Problem(415, 'json_expected', { detail: 'Send the body as application/json.' });
  }
  const text = await context.req.text();
  const result = schema.safeParse(parse(text));
  if (result.success) return result.data;
  throw new Problem(422, 'invalid_input', {
    errors: result.error.issues.map((issue) => ({
      field: issue.path.map(String).join('.'),
      message: issue.message,
    })),
  });
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (cause) {
    throw new Problem(400, 'malformed_json', { detail: 'The body is not JSON.', cause });
  }
}
