import * as z from 'zod/mini';
import { availabilities, staffRoles } from './closed-sets.ts';
import { idSchema } from './scalars.ts';

/** A colleague whom a note may mention. */
export const mentionCandidateSchema = z.object({
  id: idSchema,
  full_name: z.string(),
  avatar_path: z.nullable(z.string()),
  role: z.enum(staffRoles),
  availability: z.enum(availabilities),
  /** Whether they may read the ticket's notes: others would be told of something they cannot open. */
  can_read: z.boolean(),
});
export type MentionCandidate = z.infer<typeof mentionCandidateSchema>;
