import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import { StatusBadge, StatusIcon } from '@autocrm/core/blocks/status-badge.tsx';
import type { StaffTicketListItem } from '@autocrm/core/contracts/ticket-list.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { RelativeTime } from '@autocrm/core/ui/relative-time.tsx';
import { LateDue } from '../../lib/late-due.tsx';
import { t } from '../../lib/messages.ts';
import { TagDots } from '../../lib/tag-list.tsx';
import type { RowLook } from './row-context.ts';
import { RowLooking } from './row-looking.tsx';
import { RowAssignee, RowFoundIn, RowPriority, RowSnooze, RowSubject } from './row-parts.tsx';

export interface RowContentProps {
  ticket: StaffTicketListItem;
  look: RowLook;
}

/** A ticket in three short lines. */
export function RowCard({ ticket, look: { words } }: RowContentProps) {
  return (
    <>
      <span className="flex items-center gap-2 text-xs">
        <span className={cn('min-w-0 flex-1 truncate', ticket.unread && 'text-text')}>
          {ticket.customer_name || t.queue.customer_unknown}
        </span>
        <RowSnooze until={ticket.snoozed_until} />
        <RowLooking ticketId={ticket.id} />
        <RelativeTime at={ticket.last_activity_at} className="text-muted shrink-0" />
      </span>
      <span className="flex min-w-0 items-center gap-1.5">
        <RowPriority priority={ticket.priority} />
        <RowSubject ticket={ticket} words={words} />
      </span>
      <span className="text-muted flex min-w-0 items-center gap-2 text-xs">
        <span className="tabular-nums">{`#${ticket.number}`}</span>
        <StatusBadge status={ticket.status} look="quiet" />
        <RowFoundIn ticket={ticket} words={words} />
        <TagDots tags={ticket.tags} />
        <RowEnd ticket={ticket} />
      </span>
    </>
  );
}

/** A ticket in two lines. */
export function RowCompactCard({ ticket, look: { words } }: RowContentProps) {
  const labels = useBlockLabels();
  return (
    <>
      <span className="flex min-w-0 items-center gap-1.5">
        <RowPriority priority={ticket.priority} />
        <RowSubject ticket={ticket} words={words} className="flex-1" />
        <RowLooking ticketId={ticket.id} />
        <RelativeTime at={ticket.last_activity_at} className="text-muted shrink-0 text-xs" />
      </span>
      <span className="text-muted flex min-w-0 items-center gap-1.5 text-xs">
        <span title={labels.status[ticket.status]} className="inline-flex">
          <StatusIcon status={ticket.status} />
          <span className="sr-only">{labels.status[ticket.status]}</span>
        </span>
        <span className="tabular-nums">{`#${ticket.number}`}</span>
        <span className="min-w-0 truncate">{ticket.customer_name || t.queue.customer_unknown}</span>
        <RowSnooze until={ticket.snoozed_until} />
        <RowFoundIn ticket={ticket} words={words} />
        <RowEnd ticket={ticket} />
      </span>
    </>
  );
}

/** What is due, and who has it: always at the same place, whatever else the line holds. */
function RowEnd({ ticket }: Pick<RowContentProps, 'ticket'>) {
  return (
    <span className="ms-auto flex shrink-0 items-center gap-2">
      <LateDue sla={ticket.sla} />
      <RowAssignee name={ticket.assignee_name} />
    </span>
  );
}
