import { mutationOptions, queryOptions } from '@tanstack/react-query';
import {
  mergeOutcomeSchema,
  mergePreviewSchema,
  operatedTicketSchema,
} from '../../contracts/ticket-operations.ts';
import { supabase } from '../../db/client.ts';
import { read } from '../../db/request.ts';
import { shouldRetry } from '../query-client.ts';
import { undoOperation } from './bulk-fetchers.ts';
import { ticketKeys } from './keys.ts';

export interface MergeTickets {
  /** Chosen once per command, so that repeating it has no second effect. */
  readonly client_id: string;
  /** 1 to 20; of the same customer as the target. */
  readonly source_ids: readonly string[];
  readonly target_id: string;
}

/** Entries move between tickets: every list, page and timeline may show another than before. */
const moved = [
  ticketKeys.deskLists(),
  ticketKeys.deskPages(),
  ticketKeys.counts(),
  ticketKeys.details(),
  ticketKeys.timelines(),
];

/** What merging would move, and what stands in its way; never kept, since others go on working. */
export function mergePreviewQuery(sourceIds: readonly string[], targetId: string) {
  return queryOptions({
    queryKey: [...ticketKeys.all(), 'merge-preview', targetId, sourceIds] as const,
    queryFn: ({ signal }) => {
      const args = { p_source_ids: [...sourceIds], p_target_id: targetId };
      const request = supabase().rpc('merge_preview', args).abortSignal(signal);
      return read(request, mergePreviewSchema, signal);
    },
    staleTime: 0,
    gcTime: 0,
  });
}

/** Moves everything of some tickets into another one. The dialog shows what was refused. */
export function mergeTicketsMutation() {
  return mutationOptions({
    mutationFn: ({ client_id, source_ids, target_id }: MergeTickets) => {
      const request = supabase().rpc('merge_tickets', {
        p_source_ids: [...source_ids],
        p_target_id: target_id,
        p_client_id: client_id,
      });
      return read(request, mergeOutcomeSchema);
    },
    retry: shouldRetry,
    meta: { silent: true, invalidates: moved },
  });
}

/** Takes a merge back, within a minute of it. Who asks tells what came of it. */
export function undoMergeMutation() {
  return mutationOptions({
    mutationFn: (operationId: string) => undoOperation(operationId),
    retry: shouldRetry,
    meta: { silent: true, invalidates: moved },
  });
}

/** Gives a merged ticket back what came from it, at any time later. */
export function unmergeTicketMutation() {
  return mutationOptions({
    mutationFn: async (sourceId: string) => {
      const request = supabase().rpc('unmerge_ticket', { p_source_id: sourceId });
      return (await read(request, operatedTicketSchema)).ticket;
    },
    meta: { invalidates: moved },
  });
}
