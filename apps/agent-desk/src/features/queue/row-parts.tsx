import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import { PriorityIcon } from '@autocrm/core/blocks/priority-badge.tsx';
import type { TicketPriority } from '@autocrm/core/contracts/closed-sets.ts';
import type { StaffTicketListItem } from '@autocrm/core/contracts/ticket-list.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { Avatar } from '@autocrm/core/ui/avatar.tsx';
import { AlarmClock, CircleDashed } from 'lucide-react';
import { t } from '../../lib/messages.ts';
import { shortDateTime } from '../../lib/times.ts';
import { Highlight, piecesOf } from './highlight.tsx';

/** How urgent a ticket is, as an icon with its word. */
export function RowPriority({ priority }: { priority: TicketPriority }) {
  const labels = useBlockLabels();
  return (
    <span title={labels.priority[priority]} className="inline-flex">
      <PriorityIcon priority={priority} />
      <span className="sr-only">{labels.priority[priority]}</span>
    </span>
  );
}

/** A dot where there is something one has not read. @param className where it stands in the row */
export function Unread({ className }: { className: string }) {
  return (
    <span className={cn('bg-accent absolute size-2 rounded-full', className)}>
      <span className="sr-only">{t.queue.unread}</span>
    </span>
  );
}

/** What a ticket is called. */
export function RowSubject({
  ticket,
  words,
  className,
}: {
  ticket: StaffTicketListItem;
  words: readonly string[];
  className?: string;
}) {
  return (
    <span
      title={ticket.subject}
      dir="auto"
      className={cn('min-w-0 truncate text-base', ticket.unread && 'font-semibold', className)}
    >
      <Highlight text={ticket.subject} words={words} />
    </span>
  );
}

/** Who has a ticket, by face alone. */
export function RowAssignee({ name }: { name: string | null }) {
  return (
    <span className="inline-flex shrink-0" title={name ?? t.queue.nobody}>
      <span className="sr-only">{name ?? t.queue.nobody}</span>
      {name === null ? (
        <CircleDashed aria-hidden className="size-4.5 opacity-60" />
      ) : (
        <Avatar size="xs" name={name} />
      )}
    </span>
  );
}

/** When a snoozed ticket comes back. */
export function RowSnooze({ until }: { until: string | null }) {
  if (until === null) return null;
  return (
    <span className="text-muted flex shrink-0 items-center gap-1 whitespace-nowrap">
      <AlarmClock aria-hidden className="size-3.5" />
      {t.queue.snoozed_until(shortDateTime(until))}
    </span>
  );
}

/** Why a ticket was found when its row does not show it: its words stand in the conversation. */
export function RowFoundIn({
  ticket,
  words,
}: {
  ticket: StaffTicketListItem;
  words: readonly string[];
}) {
  const isShown =
    words.length === 0 ||
    words.includes(String(ticket.number)) ||
    words.every((word) => piecesOf(ticket.subject, [word]).some(({ isMarked }) => isMarked));
  return isShown ? null : <span className="shrink-0 italic">{t.queue.search_in_text}</span>;
}
