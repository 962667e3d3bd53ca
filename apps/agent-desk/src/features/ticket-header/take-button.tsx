import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { takeTicketMutation } from '@autocrm/core/data/tickets/mutations.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { LucideIcon } from 'lucide-react';
import { useCommand } from '../../lib/commands.tsx';
import { refusalMessage } from '../../lib/conflict-message.ts';
import { t } from '../../lib/messages.ts';
import { keyText } from '../../lib/shortcuts.ts';

/** Makes a ticket that nobody has one's own; says who was faster. */
export function TakeButton({
  ticket,
  icon: Icon,
}: {
  ticket: StaffTicketDetail;
  icon: LucideIcon;
}) {
  const me = useMe();
  const client = useQueryClient();
  const labels = useBlockLabels();
  const { mutateAsync, isPending } = useMutation({
    ...takeTicketMutation(ticket.id),
    meta: { silent: true },
  });
  const take = () => {
    mutateAsync({ me }).then(
      () => notify({ title: t.ticket.taken(ticket.number), tone: 'success' }),
      (error: unknown) => {
        notify({ title: refusalMessage(error, client, labels), tone: 'danger' });
      },
    );
  };
  useCommand('ticket.take', take);
  return (
    <Button
      variant="primary"
      size="sm"
      pending={isPending}
      title={`${t.ticket.take} (${keyText('ticket.take')})`}
      onClick={take}
      className="me-1"
    >
      <Icon aria-hidden />
      {t.ticket.take}
    </Button>
  );
}
