import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import { PriorityIcon } from '@autocrm/core/blocks/priority-badge.tsx';
import { StatusBadge } from '@autocrm/core/blocks/status-badge.tsx';
import type { StaffTicketListItem } from '@autocrm/core/contracts/ticket-list.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { Avatar } from '@autocrm/core/ui/avatar.tsx';
import { RelativeTime } from '@autocrm/core/ui/relative-time.tsx';
import type { ReactNode } from 'react';
import { Link, type LinkProps } from 'react-router';
import type { QueueColumn } from '../../lib/display.ts';
import { LateDue } from '../../lib/late-due.tsx';
import { t } from '../../lib/messages.ts';
import { TagDots } from '../../lib/tag-list.tsx';
import type { RowContentProps } from './row-cards.tsx';
import type { RowLook } from './row-context.ts';
import { RowLooking } from './row-looking.tsx';
import { RowFoundIn, RowSnooze, RowSubject, Unread } from './row-parts.tsx';
import { columnWidths, leadWidths } from './table-columns.ts';

/** Where a row leads, with what finds its link. */
type RowLink = LinkProps & { 'data-ticket': string };

/** A ticket in one line, in the columns that were chosen. The subject's cell holds the link. */
export function RowCells({ ticket, look, link }: RowContentProps & { link: RowLink }) {
  const labels = useBlockLabels();
  return (
    <>
      <span
        role="cell"
        className={cn('text-muted relative text-xs tabular-nums', leadWidths.number)}
      >
        {ticket.unread ? <Unread className="start-0 top-1/2 -translate-y-1/2" /> : null}
        {`#${ticket.number}`}
      </span>
      <span
        role="cell"
        className={cn('text-muted flex min-w-0 items-center gap-1.5 text-xs', leadWidths.priority)}
      >
        <PriorityIcon priority={ticket.priority} />
        <span className="truncate">{labels.priority[ticket.priority]}</span>
      </span>
      <span role="cell" className={cn('h-full', leadWidths.subject)}>
        <Link {...link} className="flex h-full min-w-0 items-center gap-2 outline-none">
          <RowSubject ticket={ticket} words={look.words} />
          <span className="text-muted flex min-w-0 shrink-0 items-center gap-2 text-xs">
            <RowSnooze until={ticket.snoozed_until} />
            <RowFoundIn ticket={ticket} words={look.words} />
          </span>
          <RowLooking ticketId={ticket.id} className="ms-auto" />
        </Link>
      </span>
      {look.columns.map((column) => (
        <span
          key={column}
          role="cell"
          className={cn(
            'text-muted flex items-center overflow-hidden text-xs whitespace-nowrap',
            columnWidths[column],
          )}
        >
          <Cell column={column} ticket={ticket} look={look} />
        </span>
      ))}
    </>
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
    case 'due':
      return <LateDue sla={ticket.sla} />;
    case 'category':
      return <Words text={look.categories.get(ticket.category_id ?? '') ?? t.queue.no_category} />;
    case 'team':
      return <Words text={look.teams.get(ticket.team_id ?? '') ?? t.queue.no_team} />;
    case 'channel':
      return t.ticket.channels[ticket.channel];
    case 'assignee':
      return <Assignee name={ticket.assignee_name} />;
    case 'opened':
      return <RelativeTime at={ticket.created_at} className="truncate" />;
    case 'activity':
      return <RelativeTime at={ticket.last_activity_at} className="truncate" />;
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
