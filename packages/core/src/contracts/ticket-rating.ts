import * as z from 'zod/mini';
import { textSchema } from './scalars.ts';

export const ratings = [1, 2, 3, 4, 5] as const;
export type Rating = (typeof ratings)[number];

/** What the customer thought of the help they got, from 1 to 5. */
export const ticketRatingSchema = z.object({
  rating: z.number().check(z.int(), z.minimum(1), z.maximum(5)),
  comment: z.string(),
});

export const rateTicketSchema = z.object({
  rating: z.number('Choose 1 to 5.').check(z.int(), z.minimum(1), z.maximum(5)),
  comment: textSchema({
    min: 0,
    max: 2000,
    tooShort: '',
    tooLong: 'Shorten this to 2,000 characters.',
  }),
});
export type RateTicket = z.infer<typeof rateTicketSchema>;
