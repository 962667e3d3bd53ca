import type { TicketFilters } from '../../contracts/ticket-list.ts';
import {
  bulkOutcomeSchema,
  type BulkPatch,
  ticketIdsSchema,
  undoOutcomeSchema,
} from '../../contracts/ticket-operations.ts';
import { supabase } from '../../db/client.ts';
import { read } from '../../db/request.ts';

export interface BulkChange {
  /** Chosen once per command, so that repeating it has no second effect. */
  readonly client_id: string;
  /** 1 to 1,000. */
  readonly ticket_ids: readonly string[];
  readonly patch: BulkPatch;
}

/** Changes many tickets, each by itself; what is refused for one is told for that one. @throws AppError */
export function bulkUpdateTickets({ client_id, ticket_ids, patch }: BulkChange) {
  return read(
    supabase().rpc('bulk_update_tickets', {
      p_ticket_ids: [...ticket_ids],
      p_patch: patch,
      p_client_id: client_id,
    }),
    bulkOutcomeSchema,
  );
}

/** Takes back what the caller did to several tickets, within a minute. @throws AppError `undo_window_over` */
export async function undoOperation(operationId: string) {
  const request = supabase().rpc('undo_operation', { p_operation_id: operationId });
  return (await read(request, undoOutcomeSchema)).results;
}

/** The ids of up to 1,000 tickets of a list, and whether there are more. @throws AppError */
export function fetchTicketIds(filters: TicketFilters) {
  return read(supabase().rpc('list_ticket_ids', { p_filters: filters }), ticketIdsSchema);
}
