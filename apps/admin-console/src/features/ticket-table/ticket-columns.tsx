import { PriorityBadge } from '@autocrm/core/blocks/priority-badge.tsx';
import { StatusBadge } from '@autocrm/core/blocks/status-badge.tsx';
import { TagDot } from '@autocrm/core/blocks/tag-dot.tsx';
import { TicketNumber } from '@autocrm/core/blocks/ticket-number.tsx';
import type { StaffTicketListItem } from '@autocrm/core/contracts/ticket-list.ts';
import { linkVariants } from '@autocrm/core/ui/link.tsx';
import { RelativeTime } from '@autocrm/core/ui/relative-time.tsx';
import type { Column } from '@autocrm/core/ui/table-types.ts';
import { VisuallyHidden } from '@autocrm/core/ui/visually-hidden.tsx';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';

/** The columns of the ticket table. @param teamName what a team is called, by its id */
export function ticketColumns(teamName: (id: string) => string): Column<StaffTicketListItem>[] {
  return [
    {
      id: 'ticket',
      header: t.tickets.ticket,
      card: 'title',
      // Takes what the others leave, and cuts long subjects instead of pushing columns out.
      className: 'sm:w-full sm:max-w-0',
      cell: (ticket) => <Subject ticket={ticket} />,
    },
    {
      id: 'customer',
      header: t.tickets.customer,
      className: 'max-w-44',
      cell: ({ customer_name }) => (
        <Name value={customer_name || null} none={t.tickets.no_customer} />
      ),
    },
    {
      id: 'status',
      header: t.tickets.status,
      sortable: true,
      cell: ({ status }) => <StatusBadge status={status} />,
    },
    {
      id: 'priority',
      header: t.tickets.priority,
      sortable: true,
      cell: ({ priority }) => <PriorityBadge priority={priority} />,
    },
    {
      id: 'team',
      header: t.tickets.team,
      className: 'max-w-36 sm:max-xl:hidden',
      cell: ({ team_id }) => (
        <Name value={team_id === null ? null : teamName(team_id)} none={t.tickets.no_team} />
      ),
    },
    {
      id: 'assignee',
      header: t.tickets.assignee,
      className: 'max-w-40',
      cell: ({ assignee_name }) => <Name value={assignee_name} none={t.tickets.nobody} />,
    },
    {
      id: 'created',
      header: t.tickets.created,
      sortable: true,
      card: 'none',
      className: 'sm:max-xl:hidden',
      cell: ({ created_at }) => <RelativeTime at={created_at} />,
    },
    {
      id: 'activity',
      header: t.tickets.activity,
      sortable: true,
      cell: ({ last_activity_at }) => <RelativeTime at={last_activity_at} />,
    },
  ];
}

function Subject({ ticket: { number, subject, tags } }: { ticket: StaffTicketListItem }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <TicketNumber number={number} className="shrink-0" />
      <Link
        to={paths.ticket(number)}
        title={subject}
        className={linkVariants({ variant: 'title', className: 'min-w-0 truncate py-1' })}
      >
        {subject}
      </Link>
      {tags.length > 0 ? (
        <span
          title={tags.map(({ name }) => name).join(', ')}
          className="flex shrink-0 items-center gap-1"
        >
          {tags.map(({ id, colour }) => (
            <TagDot key={id} colour={colour} />
          ))}
          <VisuallyHidden>{tags.map(({ name }) => name).join(', ')}</VisuallyHidden>
        </span>
      ) : null}
    </span>
  );
}

function Name({ value, none }: { value: string | null; none: string }) {
  if (value === null) return <span className="text-muted whitespace-nowrap">{none}</span>;
  return (
    <span title={value} className="block truncate">
      {value}
    </span>
  );
}
