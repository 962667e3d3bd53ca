import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import type { SendResult } from '@autocrm/core/data/tickets/sending.ts';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useQueryClient } from '@tanstack/react-query';
import { refusalMessage } from '../../lib/conflict-message.ts';
import { t } from '../../lib/messages.ts';

/** @returns tells of a note that was added without the changes that went with it, and why they were not made */
export function useTellRefused(): (result: SendResult) => void {
  const client = useQueryClient();
  const labels = useBlockLabels();
  return (result) => {
    if (result.outcome !== 'sent' || !result.refused) return;
    notify({
      title: t.ticket.note_without_changes,
      description: refusalMessage(result.refused, client, labels),
      tone: 'danger',
    });
  };
}
