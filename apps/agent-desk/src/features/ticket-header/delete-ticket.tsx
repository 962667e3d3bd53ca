import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { errorMessage } from '@autocrm/core/db/error-messages.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { AlertDialog } from '@autocrm/core/ui/alert-dialog.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';
import { useBulkChange, useUndo } from '../../lib/use-bulk-change.ts';

export interface DeleteTicketProps {
  ticket: StaffTicketDetail;
  onClose: () => void;
}

/** Asks once; whoever deletes a ticket can take it back for a moment, and administrators at any time. */
export function DeleteTicket({ ticket: { id, number }, onClose }: DeleteTicketProps) {
  const navigate = useNavigate();
  const { view = 'live' } = useParams();
  const { change, isPending } = useBulkChange();
  const takeBack = useUndo();
  const [problem, setProblem] = useState<string>();
  const remove = async () => {
    const { operation_id, results } = await change([id], { deleted: true });
    const failed = results.find(({ outcome }) => outcome === 'failed');
    if (failed) {
      setProblem(errorMessage('conflict', failed.code ?? '', failed.hint));
      return;
    }
    onClose();
    notify({
      title: t.ticket.deleted(number),
      action: {
        label: t.ticket.undo,
        onAction: () => {
          void takeBack(operation_id).then(async (isDone) => {
            if (isDone) await navigate(paths.ticket(view, number));
          });
        },
      },
    });
    await navigate(paths.queue(view));
  };
  return (
    <AlertDialog
      open
      title={t.ticket.delete_title(number)}
      description={t.ticket.delete_description}
      confirm={{
        label: t.ticket.delete,
        pending: isPending,
        onConfirm: () => {
          remove().catch((error: unknown) => {
            setProblem(toAppError(error).message);
          });
        },
      }}
      error={problem}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    />
  );
}
