import { mutationOptions } from '@tanstack/react-query';
import { operatedTicketSchema, ticketLinksSchema } from '../../contracts/ticket-operations.ts';
import { supabase } from '../../db/client.ts';
import { read } from '../../db/request.ts';
import { invalidateDetail, patchDetail } from './cache.ts';
import { ticketKeys } from './keys.ts';

/** Links a ticket with the one of a number. The form shows `ticket_not_found` and `link_with_itself`. */
export function linkTicketsMutation(ticketId: string) {
  return mutationOptions({
    mutationFn: (otherRef: string) => {
      const args = { p_ticket_id: ticketId, p_other_ref: otherRef };
      return read(supabase().rpc('link_tickets', args), ticketLinksSchema);
    },
    onSuccess: ({ links }, _otherRef, _result, { client }) => {
      patchDetail(client, ticketId, (detail) =>
        detail.is_staff_view ? { ...detail, links } : detail,
      );
    },
    meta: { silent: true },
  });
}

/** Takes a link away, on both sides. */
export function unlinkTicketsMutation(ticketId: string) {
  return mutationOptions({
    mutationFn: (otherId: string) => {
      const args = { p_ticket_id: ticketId, p_other_id: otherId };
      return read(supabase().rpc('unlink_tickets', args), ticketLinksSchema);
    },
    onSuccess: async ({ links }, otherId, _result, { client }) => {
      patchDetail(client, ticketId, (detail) =>
        detail.is_staff_view ? { ...detail, links } : detail,
      );
      await invalidateDetail(client, otherId);
    },
  });
}

/** Makes a ticket of its own of a message; the original keeps everything. Safe to repeat with the same `client_id`. */
export function splitTicketMutation(ticketId: string) {
  return mutationOptions({
    mutationFn: async (input: { message_id: string; subject: string; client_id: string }) => {
      const { message_id, subject, client_id } = input;
      const request = supabase().rpc('split_ticket', {
        p_ticket_id: ticketId,
        p_message_id: message_id,
        p_subject: subject,
        p_client_id: client_id,
      });
      return (await read(request, operatedTicketSchema)).ticket;
    },
    onSuccess: (_ticket, _input, _result, { client }) => invalidateDetail(client, ticketId),
    meta: {
      silent: true,
      invalidates: [ticketKeys.deskLists(), ticketKeys.deskPages(), ticketKeys.counts()],
    },
  });
}
