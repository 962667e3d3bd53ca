import { useMe } from '@autocrm/core/auth/session-provider.ts';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import {
  deleteTicketMutation,
  restoreTicketMutation,
} from '@autocrm/core/data/tickets/mutations.ts';
import { AlertDialog } from '@autocrm/core/ui/alert-dialog.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';

export interface DeleteTicketProps {
  ticket: StaffTicketDetail;
  onClose: () => void;
}

/** Asks once; administrators, who alone may bring a ticket back, can undo it. */
export function DeleteTicket({ ticket, onClose }: DeleteTicketProps) {
  const me = useMe();
  const navigate = useNavigate();
  const { view = 'live' } = useParams();
  const remove = useMutation({ ...deleteTicketMutation(ticket.id), meta: { silent: true } });
  const { mutateAsync: bringBack } = useMutation(restoreTicketMutation(ticket.id));
  const restore = async () => {
    await bringBack();
    notify({ title: t.ticket.restored(ticket.number), tone: 'success' });
    await navigate(paths.ticket(view, ticket.number));
  };
  const confirm = () => {
    remove.mutateAsync().then(
      async () => {
        onClose();
        notify({
          title: t.ticket.deleted(ticket.number),
          ...(me.role === 'admin'
            ? {
                action: {
                  label: t.ticket.undo,
                  // A failure is told by the mutation itself.
                  onAction: () => void restore().catch(() => undefined),
                },
              }
            : { description: t.ticket.deleted_hint }),
        });
        await navigate(paths.queue(view));
      },
      // The dialog stays open and says why.
      () => undefined,
    );
  };
  return (
    <AlertDialog
      open
      title={t.ticket.delete_title(ticket.number)}
      description={t.ticket.delete_description}
      confirm={{ label: t.ticket.delete, pending: remove.isPending, onConfirm: confirm }}
      error={remove.error?.message}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    />
  );
}
