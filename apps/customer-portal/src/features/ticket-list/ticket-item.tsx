import { PriorityBadge } from '@autocrm/core/blocks/priority-badge.tsx';
import { StatusBadge } from '@autocrm/core/blocks/status-badge.tsx';
import { TicketNumber } from '@autocrm/core/blocks/ticket-number.tsx';
import type { TicketRow } from '@autocrm/core/contracts/ticket.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { RelativeTime } from '@autocrm/core/ui/relative-time.tsx';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';
import { useTicketPrefetch } from './use-ticket-prefetch.ts';

export interface TicketItemProps {
  /** Without `unread` nothing is said of it: a search does not know. */
  ticket: TicketRow & { unread?: boolean };
  /** The organisation's word for its priority. */
  priorityLabel: string | undefined;
}

/** One ticket in a list: what it is about, where it stands, and whether there is something new. */
export function TicketItem({ ticket, priorityLabel }: TicketItemProps) {
  const prefetch = useTicketPrefetch(ticket.number);
  return (
    <li className="border-border has-[a:hover]:bg-hover/60 relative grid gap-x-4 gap-y-1.5 border-b px-4 py-3.5 transition-colors last:border-0 sm:grid-cols-[1fr_auto] sm:px-5">
      <div className="flex min-w-0 items-baseline gap-2.5">
        <UnreadDot unread={ticket.unread === true} />
        <Link
          {...prefetch}
          to={paths.ticket(ticket.number)}
          title={ticket.subject}
          dir="auto"
          className={cn(
            'line-clamp-2 min-w-0 rounded-sm break-words after:absolute after:inset-0 sm:line-clamp-1',
            ticket.unread ? 'font-semibold' : 'font-medium',
          )}
        >
          {ticket.subject}
        </Link>
      </div>
      <div className="flex items-center justify-between gap-3 ps-5 sm:contents">
        <div className="sm:justify-self-end">
          <StatusBadge status={ticket.status} />
        </div>
        {/* Above the link that covers the row, for the exact time on hover. */}
        <span className="text-muted relative text-sm sm:col-start-2 sm:row-start-2 sm:justify-self-end">
          <RelativeTime at={ticket.last_activity_at} />
        </span>
      </div>
      <p className="text-muted flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 ps-5 text-sm sm:col-start-1 sm:row-start-2">
        <TicketNumber number={ticket.number} />
        <PriorityBadge priority={ticket.priority} label={priorityLabel} />
        {ticket.assignee_name ? <span>{t.list.with_person(ticket.assignee_name)}</span> : null}
      </p>
    </li>
  );
}

function UnreadDot({ unread }: { unread: boolean }) {
  return (
    <span className="flex w-2.5 shrink-0 items-center self-center">
      {unread ? (
        <>
          <span aria-hidden className="bg-accent size-2.5 rounded-full" />
          <span className="sr-only">{t.list.unread}</span>
        </>
      ) : null}
    </span>
  );
}
