import * as z from 'zod/mini';
import { idSchema, timestampSchema } from './scalars.ts';

/** When the caller was here before they are now; null the first time. */
export const seenSchema = z.object({ previous_seen_at: z.nullable(timestampSchema) });

const digestReasons = ['assigned', 'reply', 'mention'] as const;

/** What happened on the desk since a time that concerns the caller; each figure stops at 1000. */
export const deskDigestSchema = z.object({
  since: timestampSchema,
  assigned: z.number(),
  replies: z.number(),
  mentions: z.number(),
  new_in_my_teams: z.number(),
  resolved: z.number(),
  /** Up to 10, the latest first, each with the last thing that happened. */
  tickets: z.array(
    z.object({
      id: idSchema,
      number: z.number(),
      subject: z.string(),
      why: z.enum(digestReasons),
      at: timestampSchema,
    }),
  ),
});
export type DeskDigest = z.infer<typeof deskDigestSchema>;
