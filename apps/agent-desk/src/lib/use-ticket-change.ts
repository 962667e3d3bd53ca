import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import type { TicketPatch } from '@autocrm/core/contracts/ticket-commands.ts';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { updateTicketMutation } from '@autocrm/core/data/tickets/mutations.ts';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { paths } from '../app/paths.ts';
import { refusalMessage } from './conflict-message.ts';
import { mergedTags } from './merged-tags.ts';
import { t } from './messages.ts';

/**
 * Changes a ticket. What came of it is told: who was faster, why it was refused, and that the ticket went to people
 * whose tickets one does not see; then its page is left.
 *
 * @returns resolves to whether the change was made
 */
export function useTicketChange(
  ticket: StaffTicketDetail,
): (patch: TicketPatch) => Promise<boolean> {
  const client = useQueryClient();
  const labels = useBlockLabels();
  const navigate = useNavigate();
  const { view = 'live' } = useParams();
  const { mutateAsync } = useMutation({
    ...updateTicketMutation(ticket.id),
    meta: { silent: true },
  });
  return async (patch) => {
    try {
      const { readable } = await mutateAsync(patch).catch(async (error: unknown) => {
        const merged = mergedTags(error, ticket.tags, patch);
        if (!merged) throw error;
        return mutateAsync(merged);
      });
      if (!readable) {
        notify({ title: t.ticket.left(ticket.number) });
        await navigate(paths.queue(view));
      }
      return true;
    } catch (error) {
      notify({ title: refusalMessage(error, client, labels), tone: 'danger' });
      return false;
    }
  };
}
