import { mutationOptions } from '@tanstack/react-query';
import { type RateTicket, ticketRatingSchema } from '../../contracts/ticket-rating.ts';
import { supabase } from '../../db/client.ts';
import { read } from '../../db/request.ts';
import { patchDetail } from './cache.ts';
import { catchUp } from './catch-up.ts';

/** Rates the help on the caller's own resolved ticket; again changes it. @throws AppError `not_resolved` */
function rateTicket(ticketId: string, { rating, comment }: RateTicket) {
  const args = { p_ticket_id: ticketId, p_rating: rating, p_comment: comment };
  return read(supabase().rpc('rate_ticket', args), ticketRatingSchema);
}

/** Says how satisfied the customer is; the form shows what was refused. */
export function rateTicketMutation(ticketId: string) {
  return mutationOptions({
    mutationFn: (input: RateTicket) => rateTicket(ticketId, input),
    onSuccess: async (rating, _input, _result, { client }) => {
      patchDetail(client, ticketId, (detail) => ({ ...detail, rating }));
      await catchUp(client, ticketId);
    },
    meta: { silent: true },
  });
}
