import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { BulkOutcome } from '../../contracts/ticket-operations.ts';
import { applyOptimistic, rollBack } from '../optimistic.ts';
import { shouldRetry } from '../query-client.ts';
import { patchTickets } from './bulk-cache.ts';
import {
  type BulkChange,
  bulkUpdateTickets,
  fetchTicketIds,
  undoOperation,
} from './bulk-fetchers.ts';
import { ticketKeys } from './keys.ts';
import { noteOwnChanges } from './own-changes.ts';

const shown = [ticketKeys.deskLists(), ticketKeys.deskSearches(), ticketKeys.details()];
const behind = [ticketKeys.counts(), ticketKeys.deskPages(), ticketKeys.ownLists()];

/**
 * Changes many tickets: shown at once; what is refused for some of them goes back for these.
 *
 * @param me the reader's profile id
 */
export function bulkUpdateMutation(me: string) {
  const show = (client: QueryClient, ids: Iterable<string>, patch: BulkChange['patch']) => {
    patchTickets(client, new Set(ids), patch, { me, now: Date.now() });
  };
  return mutationOptions({
    mutationFn: (change: BulkChange) => bulkUpdateTickets(change),
    onMutate: ({ ticket_ids, patch }, { client }) => {
      noteOwnChanges(client, ticket_ids, Date.now());
      return applyOptimistic(client, shown, () => {
        show(client, ticket_ids, patch);
      });
    },
    onError: (_error, _change, context, { client }) => {
      rollBack(client, context);
    },
    onSuccess: ({ results }: BulkOutcome, { patch }, context, { client }) => {
      const failed = results.filter(({ outcome }) => outcome === 'failed');
      if (failed.length > 0) {
        rollBack(client, context);
        const done = results.filter(({ outcome }) => outcome !== 'failed');
        show(
          client,
          done.map(({ ticket_id }) => ticket_id),
          patch,
        );
      } else void client.invalidateQueries({ queryKey: ticketKeys.details() });
    },
    retry: shouldRetry,
    meta: { silent: true, invalidates: behind },
  });
}

/** Takes back what was done to several tickets. */
export function undoOperationMutation() {
  return mutationOptions({
    mutationFn: (operationId: string) => undoOperation(operationId),
    retry: shouldRetry,
    meta: {
      silent: true,
      invalidates: [ticketKeys.deskLists(), ticketKeys.details(), ...behind],
    },
  });
}

/** Finds all tickets of a list, to select them. */
export function ticketIdsMutation() {
  return mutationOptions({ mutationFn: fetchTicketIds });
}
