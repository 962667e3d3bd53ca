import * as z from 'zod/mini';

/** An error of an edge function: `application/problem+json`, RFC 9457, with a stable code and the fields at fault. */
export const problemSchema = z.object({
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ field: z.string(), message: z.string() }))),
  request_id: z.optional(z.string()),
});
export type ProblemBody = z.infer<typeof problemSchema>;
