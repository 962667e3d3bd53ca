import { StatusBadge } from '@autocrm/core/blocks/status-badge.tsx';
import type { StaffTicketListItem } from '@autocrm/core/contracts/ticket-list.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { Avatar } from '@autocrm/core/ui/avatar.tsx';
import { RelativeTime } from '@autocrm/core/ui/relative-time.tsx';
import type { ReactNode } from 'react';
import type { QueueColumn } from '../../lib/display.ts';
import { t } from '../../lib/messages.ts';
import { TagDots } from '../../lib/tag-list.tsx';
import type { RowContentProps } from './row-cards.tsx';
import type { RowLook } from './row-context.ts';
import { RowFoundIn, RowPriority, RowSnooze, RowSubject } from './row-parts.tsx';

const widths: Readonly<Record<QueueColumn, string>> = {
  customer: 'w-36',
  tags: 'w-44',
  status: 'w-26',
  category: 'w-28',
  team: 'w-28',
  channel: 'w-16',
  assignee: 'w-32',
  opened: 'w-24',
  activity: 'w-24',
};

/** A ticket in one line, in the columns that were chosen. */
export function RowCells({ ticket, look }: RowContentProps) {
  return (
    <span className="flex min-w-0 items-center gap-3 text-sm">
      <span className="text-muted w-14 shrink-0 text-xs tabular-nums">{`#${ticket.number}`}</span>
      <RowPriority priority={ticket.priority} />
      <span className="flex min-w-0 flex-1 items-center gap-2">
        <RowSubject ticket={ticket} words={look.words} />
        <span className="text-muted flex min-w-0 shrink-0 items-center gap-2 text-xs">
          <RowSnooze until={ticket.snoozed_until} />
          <RowFoundIn ticket={ticket} words={look.words} />
        </span>
      </span>
      {look.columns.map((column) => (
        <span
          key={column}
          className={cn('text-muted flex min-w-0 shrink-0 items-center text-xs', widths[column])}
        >
          <Cell column={column} ticket={ticket} look={look} />
        </span>
      ))}
    </span>
  );
}

function Cell({
  column,
  ticket,
  look,
}: {
  column: QueueColumn;
  ticket: StaffTicketListItem;
  look: RowLook;
}): ReactNode {
  switch (column) {
    case 'customer':
      return <Words text={ticket.customer_name || t.queue.customer_unknown} />;
    case 'tags':
      return <TagDots tags={ticket.tags} />;
    case 'status':
      return <StatusBadge status={ticket.status} look="quiet" />;
    case 'category':
      return <Words text={look.categories.get(ticket.category_id ?? '') ?? t.queue.no_category} />;
    case 'team':
      return <Words text={look.teams.get(ticket.team_id ?? '') ?? t.queue.no_team} />;
    case 'channel':
      return t.ticket.channels[ticket.channel];
    case 'assignee':
      return <Assignee name={ticket.assignee_name} />;
    case 'opened':
      return <RelativeTime at={ticket.created_at} />;
    case 'activity':
      return <RelativeTime at={ticket.last_activity_at} />;
  }
}

function Words({ text }: { text: string }) {
  return (
    <span className="truncate" title={text}>
      {text}
    </span>
  );
}

function Assignee({ name }: { name: string | null }) {
  if (name === null) return <span>{t.queue.nobody}</span>;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Avatar size="xs" name={name} />
      <Words text={name} />
    </span>
  );
}
