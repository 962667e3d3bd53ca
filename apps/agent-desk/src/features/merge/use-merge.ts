import { mergeTicketsMutation, undoMergeMutation } from '@autocrm/core/data/tickets/merge.ts';
import type { AppError } from '@autocrm/core/db/app-error.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { uuid } from '@autocrm/core/lib/uuid.ts';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { late } from '../../lib/late-messages.ts';

export interface Merging {
  /** @returns resolves to whether the tickets were merged */
  merge: (sourceIds: readonly string[], targetId: string) => Promise<boolean>;
  isPending: boolean;
  /** Why the last attempt was refused. */
  error: AppError | null;
}

/** Merges, shows the ticket that stayed, and offers to take it back for as long as the toast stands. */
export function useMerge(): Merging {
  const navigate = useNavigate();
  const { view = 'live' } = useParams();
  // One command per dialog: pressing twice, or again after a lost answer, has no second effect.
  const [clientId] = useState(uuid);
  const client = useQueryClient();
  const { mutateAsync, isPending, error } = useMutation(mergeTicketsMutation());
  const undo = async (operationId: string) => {
    // The dialog is gone by then, so the mutation stands by itself.
    const mutation = client.getMutationCache().build(client, undoMergeMutation());
    try {
      const results = await mutation.execute(operationId);
      const left = results.find(({ outcome }) => outcome !== 'undone');
      notify(
        left
          ? { title: late.merge.undo_failed(left.hint ?? late.merge.changed_since), tone: 'danger' }
          : { title: late.merge.undone, tone: 'success' },
      );
    } catch (cause) {
      notify({ title: late.merge.undo_failed(toAppError(cause).message), tone: 'danger' });
    }
  };
  return {
    isPending,
    error,
    merge: async (sourceIds, targetId) => {
      try {
        const { operation_id, ticket } = await mutateAsync({
          client_id: clientId,
          source_ids: sourceIds,
          target_id: targetId,
        });
        notify({
          title: late.merge.done(sourceIds.length, ticket.number),
          tone: 'success',
          action: { label: late.merge.undo, onAction: () => void undo(operation_id) },
        });
        await navigate(paths.ticket(view, ticket.number));
        return true;
      } catch {
        // The dialog stays open and says why.
        return false;
      }
    },
  };
}
