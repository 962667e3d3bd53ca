import { useCan, useMe } from '@autocrm/core/auth/session-provider.ts';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { followMutation } from '@autocrm/core/data/tickets/mutations.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation } from '@tanstack/react-query';
import { CircleCheck, Hand, Star, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useCommand } from '../../lib/commands.tsx';
import { t } from '../../lib/messages.ts';
import { keyText } from '../../lib/shortcuts.ts';
import { useTicketChange } from '../../lib/use-ticket-change.ts';
import { DeleteTicket } from './delete-ticket.tsx';
import { SnoozeButton } from './snooze-button.tsx';
import { TakeButton } from './take-button.tsx';
import { TicketMenu, type TicketMenuProps } from './ticket-menu.tsx';

/** What is done most often, at one press. */
export function QuickActions({ ticket, onMerge }: TicketMenuProps) {
  const canDelete = useCan('tickets.delete') && ticket.deleted_at === null;
  const [isDeleting, setDeleting] = useState(false);
  const askToDelete = () => {
    setDeleting(true);
  };
  useCommand('ticket.delete', canDelete ? askToDelete : undefined);
  return (
    <div className="flex shrink-0 items-center gap-0.5">
      {ticket.assigned_agent_id === null ? <TakeButton ticket={ticket} icon={Hand} /> : null}
      <ResolveButton ticket={ticket} />
      <SnoozeButton ticket={ticket} />
      <FollowButton ticket={ticket} />
      {canDelete ? (
        <IconButton
          icon={Trash2}
          label={t.ticket.delete}
          shortcut={keyText('ticket.delete')}
          onClick={askToDelete}
        />
      ) : null}
      <TicketMenu ticket={ticket} onMerge={onMerge} />
      {isDeleting ? (
        <DeleteTicket
          ticket={ticket}
          onClose={() => {
            setDeleting(false);
          }}
        />
      ) : null}
    </div>
  );
}

function ResolveButton({ ticket }: { ticket: StaffTicketDetail }) {
  const change = useTicketChange(ticket);
  const { status } = ticket;
  const resolve = async () => {
    if (!(await change({ status: 'resolved' }))) return;
    notify({
      title: t.ticket.resolved(ticket.number),
      tone: 'success',
      // What was new stands open again: nothing goes back to being unread by the team.
      action: {
        label: t.ticket.undo,
        onAction: () => void change({ status: status === 'new' ? 'open' : status }),
      },
    });
  };
  const canResolve = status !== 'resolved' && ticket.next_statuses.includes('resolved');
  useCommand('ticket.resolve', canResolve ? () => void resolve() : undefined);
  if (!canResolve) return null;
  return (
    <Button
      size="sm"
      title={`${t.ticket.resolve} (${keyText('ticket.resolve')})`}
      onClick={() => {
        void resolve();
      }}
      className="me-1"
    >
      <CircleCheck aria-hidden />
      <span className="max-sm:sr-only">{t.ticket.resolve}</span>
    </Button>
  );
}

function FollowButton({ ticket }: { ticket: StaffTicketDetail }) {
  const me = useMe();
  const { mutate } = useMutation(followMutation(ticket.id));
  const isFollowing = ticket.followers.some(({ id }) => id === me.id);
  const toggle = () => {
    mutate({ profile_id: me.id, full_name: me.full_name, following: !isFollowing });
  };
  useCommand('ticket.follow', toggle);
  return (
    <IconButton
      icon={Star}
      label={isFollowing ? t.ticket.unfollow : t.ticket.follow}
      shortcut={keyText('ticket.follow')}
      aria-pressed={isFollowing}
      onClick={toggle}
    />
  );
}
