import type { TicketStatus } from '@autocrm/core/contracts/closed-sets.ts';
import type { TicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { updateTicketMutation } from '@autocrm/core/data/tickets/mutations.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation } from '@tanstack/react-query';
import { CircleCheck, Pencil, RotateCcw } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { t } from '../../lib/messages.ts';

const EditTicket = lazy(async () => ({
  default: (await import('./edit-ticket.tsx')).EditTicket,
}));

/** What the customer can do with a ticket as it stands now. */
export function TicketActions({ ticket }: { ticket: TicketDetail }) {
  const [editing, setEditing] = useState(false);
  const { mutate, isPending } = useMutation(updateTicketMutation(ticket.id));
  const allowed = new Set(ticket.next_statuses);
  const canSolve = allowed.has('resolved');
  const canReopen = ticket.status === 'resolved' && allowed.has('open');
  const canEdit = ticket.status === 'new';

  const set = (status: TicketStatus, title: string) => {
    mutate(
      { status },
      {
        onSuccess: () => {
          notify({ title, tone: 'success' });
        },
      },
    );
  };
  if (!canSolve && !canReopen && !canEdit && !editing) return null;
  return (
    <div className="flex flex-wrap gap-2 lg:grid">
      {canSolve ? (
        <Button
          pending={isPending}
          onClick={() => {
            set('resolved', t.ticket.solved_toast);
          }}
        >
          <CircleCheck aria-hidden />
          {t.ticket.solved}
        </Button>
      ) : null}
      {canReopen ? (
        <Button
          pending={isPending}
          onClick={() => {
            set('open', t.ticket.reopened_toast);
          }}
        >
          <RotateCcw aria-hidden />
          {t.ticket.reopen}
        </Button>
      ) : null}
      {canEdit ? (
        <Button
          variant="ghost"
          onClick={() => {
            setEditing(true);
          }}
        >
          <Pencil aria-hidden />
          {t.ticket.edit}
        </Button>
      ) : null}
      {editing ? (
        <Suspense>
          <EditTicket
            ticket={ticket}
            onClose={() => {
              setEditing(false);
            }}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
