import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import { PriorityIcon } from '@autocrm/core/blocks/priority-badge.tsx';
import { StatusBadge } from '@autocrm/core/blocks/status-badge.tsx';
import type { StaffTicketListItem } from '@autocrm/core/contracts/ticket-list.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { Avatar } from '@autocrm/core/ui/avatar.tsx';
import { RelativeTime } from '@autocrm/core/ui/relative-time.tsx';
import { AlarmClock, CircleDashed } from 'lucide-react';
import { memo } from 'react';
import { Link } from 'react-router';
import { t } from '../../lib/messages.ts';
import { TagDots } from '../../lib/tag-list.tsx';
import { shortDateTime } from '../../lib/times.ts';

export interface QueueRowProps {
  ticket: StaffTicketListItem;
  to: string;
  /** The ticket that is open beside the list. */
  isOpen: boolean;
  /** Where the keyboard stands; one row of the list takes the Tab key. */
  isCurrent: boolean;
  isLeaving: boolean;
  onFocus: (id: string) => void;
}

/** One ticket of the queue, in three short lines. */
export const QueueRow = memo(function QueueRow({
  ticket,
  to,
  isOpen,
  isCurrent,
  isLeaving,
  onFocus,
}: QueueRowProps) {
  const labels = useBlockLabels();
  const customer = ticket.customer_name || t.queue.customer_unknown;
  return (
    <Link
      to={to}
      tabIndex={isCurrent ? 0 : -1}
      aria-current={isOpen ? 'page' : undefined}
      data-ticket={ticket.id}
      preventScrollReset
      onFocus={() => {
        onFocus(ticket.id);
      }}
      className={cn(
        'border-border hover:bg-hover/60 relative flex h-full flex-col justify-center gap-0.5 border-b ps-7 pe-3 -outline-offset-2 transition-[background-color,opacity] duration-200',
        'aria-[current=page]:bg-accent-soft aria-[current=page]:before:bg-accent before:absolute before:inset-y-0 before:start-0 before:w-0.5',
        isLeaving && 'opacity-0',
      )}
    >
      {ticket.unread ? (
        <span className="bg-accent absolute start-2.5 top-4 size-2 rounded-full">
          <span className="sr-only">{t.queue.unread}</span>
        </span>
      ) : null}
      <span className="flex items-center gap-2 text-xs">
        <span className={cn('min-w-0 flex-1 truncate', ticket.unread && 'text-text')}>
          {customer}
        </span>
        <RelativeTime at={ticket.last_activity_at} className="text-muted shrink-0" />
      </span>
      <span className="flex min-w-0 items-center gap-1.5">
        <span title={labels.priority[ticket.priority]} className="inline-flex">
          <PriorityIcon priority={ticket.priority} />
          <span className="sr-only">{labels.priority[ticket.priority]}</span>
        </span>
        <span
          title={ticket.subject}
          className={cn('min-w-0 truncate text-base', ticket.unread && 'font-semibold')}
        >
          {ticket.subject}
        </span>
      </span>
      <span className="text-muted flex min-w-0 items-center gap-2 text-xs">
        <span className="tabular-nums">{`#${ticket.number}`}</span>
        <StatusBadge status={ticket.status} look="quiet" />
        {ticket.snoozed_until === null ? null : (
          <span className="flex items-center gap-1 whitespace-nowrap">
            <AlarmClock aria-hidden className="size-3.5" />
            {t.queue.snoozed_until(shortDateTime(ticket.snoozed_until))}
          </span>
        )}
        <TagDots tags={ticket.tags} />
        <span
          className="ms-auto inline-flex shrink-0"
          title={ticket.assignee_name ?? t.queue.nobody}
        >
          <span className="sr-only">{ticket.assignee_name ?? t.queue.nobody}</span>
          {ticket.assignee_name === null ? (
            <CircleDashed aria-hidden className="size-4.5 opacity-60" />
          ) : (
            <Avatar size="xs" name={ticket.assignee_name} />
          )}
        </span>
      </span>
    </Link>
  );
});
