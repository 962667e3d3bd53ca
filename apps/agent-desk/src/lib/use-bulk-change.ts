import { tellFailure } from '@autocrm/core/app/tell-failure.ts';
import { useMe } from '@autocrm/core/auth/session-provider.ts';
import type { BulkOutcome, BulkPatch } from '@autocrm/core/contracts/ticket-operations.ts';
import { bulkUpdateMutation, undoOperationMutation } from '@autocrm/core/data/tickets/bulk.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { uuid } from '@autocrm/core/lib/uuid.ts';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation } from '@tanstack/react-query';
import { t } from './messages.ts';

/**
 * Changes one or many tickets with one command, which can be taken back for a moment.
 *
 * @returns `change`, which rejects with an AppError where the command as a whole was refused
 */
export function useBulkChange() {
  const me = useMe();
  const { mutateAsync, isPending } = useMutation(bulkUpdateMutation(me.id));
  const change = (ids: Iterable<string>, patch: BulkPatch): Promise<BulkOutcome> =>
    mutateAsync({ client_id: uuid(), ticket_ids: [...ids], patch });
  return { change, isPending };
}

/** Takes an operation back and tells what came of it. @returns resolves to whether it was taken back */
export function useUndo(): (operationId: string) => Promise<boolean> {
  const { mutateAsync } = useMutation(undoOperationMutation());
  return async (operationId) => {
    try {
      const results = await mutateAsync(operationId);
      const undone = results.filter(({ outcome }) => outcome === 'undone').length;
      const left = results.length - undone;
      notify({
        title: left === 0 ? t.bulk.undone(undone) : t.bulk.undone_partly(undone, left),
        tone: left === 0 ? 'success' : 'neutral',
      });
      return true;
    } catch (error) {
      tellFailure(toAppError(error));
      return false;
    }
  };
}

/** What came of a command in one sentence. */
export function outcomeText({ results }: BulkOutcome, patch: BulkPatch): string {
  const done = results.filter(({ outcome }) => outcome === 'changed').length;
  const failed = results.filter(({ outcome }) => outcome === 'failed').length;
  if (failed > 0) return t.bulk.partly(done, failed);
  if (done === 0) return t.bulk.unchanged;
  if (patch.deleted === undefined) return t.bulk.changed(done);
  return patch.deleted ? t.bulk.deleted(done) : t.bulk.restored(done);
}
