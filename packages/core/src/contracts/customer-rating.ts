import * as z from 'zod/mini';
import { timestampSchema } from './scalars.ts';

export const customerRatingColumns =
  'rating,comment,updated_at,ticket:tickets!inner(number,subject)';
/** What a customer said about the help they got on a ticket. */
export const customerRatingSchema = z.object({
  rating: z.number(),
  comment: z.string(),
  updated_at: timestampSchema,
  ticket: z.object({ number: z.number(), subject: z.string() }),
});
