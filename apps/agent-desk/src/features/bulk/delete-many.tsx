import { AlertDialog } from '@autocrm/core/ui/alert-dialog.tsx';
import { t } from '../../lib/messages.ts';

export interface DeleteManyProps {
  amount: number;
  onDelete: () => void;
  onClose: () => void;
}

/** Asks once; it can be undone for a moment. */
export function DeleteMany({ amount, onDelete, onClose }: DeleteManyProps) {
  return (
    <AlertDialog
      open
      title={t.bulk.delete_title(amount)}
      description={t.bulk.delete_description}
      confirm={{ label: t.ticket.delete, onConfirm: onDelete }}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    />
  );
}
