import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import {
  deleteTicketMutation,
  restoreTicketMutation,
} from '@autocrm/core/data/tickets/mutations.ts';
import { AlertDialog } from '@autocrm/core/ui/alert-dialog.tsx';
import { Banner } from '@autocrm/core/ui/banner.tsx';
import { Button } from '@autocrm/core/ui/button.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useUiLabels } from '@autocrm/core/ui/ui-labels.tsx';
import { useMutation } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../lib/messages.ts';

function useRestore({ id, number }: StaffTicketDetail) {
  const { mutate, isPending } = useMutation(restoreTicketMutation(id));
  const restore = () => {
    mutate(undefined, {
      onSuccess: () => {
        notify({ title: t.ticket.restored_toast(number), tone: 'success' });
      },
    });
  };
  return { restore, isPending };
}

/** Hides a ticket from everybody but admins: asks once, and can be undone. */
export function DeleteTicket({ ticket }: { ticket: StaffTicketDetail }) {
  const ui = useUiLabels();
  const [asking, setAsking] = useState(false);
  const { mutate, isPending, error, reset } = useMutation({
    ...deleteTicketMutation(ticket.id),
    meta: { silent: true },
  });
  const { restore } = useRestore(ticket);
  const remove = () => {
    mutate(undefined, {
      onSuccess: () => {
        setAsking(false);
        notify({
          title: t.ticket.deleted_toast(ticket.number),
          action: { label: ui.undo, onAction: restore },
        });
      },
    });
  };
  return (
    <>
      {ticket.deleted_at === null ? (
        <Button
          size="sm"
          variant="danger_quiet"
          onClick={() => {
            reset();
            setAsking(true);
          }}
        >
          <Trash2 aria-hidden />
          {t.ticket.delete}
        </Button>
      ) : null}
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t.ticket.delete_title(ticket.number)}
        description={t.ticket.delete_description}
        error={error?.message}
        confirm={{ label: t.ticket.delete_confirm, pending: isPending, onConfirm: remove }}
      />
    </>
  );
}

/** Says that a ticket is deleted, with the way back. */
export function DeletedBanner({ ticket }: { ticket: StaffTicketDetail }) {
  const { restore, isPending } = useRestore(ticket);
  if (ticket.deleted_at === null) return null;
  return (
    <Banner
      tone="warning"
      icon={Trash2}
      action={
        <Button size="sm" pending={isPending} onClick={restore}>
          {t.ticket.restore}
        </Button>
      }
    >
      {t.ticket.deleted_banner}
    </Banner>
  );
}
