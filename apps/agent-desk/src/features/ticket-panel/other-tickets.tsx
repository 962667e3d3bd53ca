import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import { StatusIcon } from '@autocrm/core/blocks/status-badge.tsx';
import { ticketQueries } from '@autocrm/core/data/tickets/queries.ts';
import { RelativeTime } from '@autocrm/core/ui/relative-time.tsx';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';
import { PanelProblem } from './panel-problem.tsx';
import { PanelSection } from './panel-section.tsx';

/** One more than is shown, since this ticket is among them. */
const most = 6;

export interface OtherTicketsProps {
  customerId: string;
  /** The ticket that is open; not listed. */
  ticketId: string;
}

/** What else the customer asked, latest first, as far as the reader may see it. */
export function OtherTickets({ customerId, ticketId }: OtherTicketsProps) {
  const labels = useBlockLabels();
  const { view = 'live' } = useParams();
  const query = useInfiniteQuery(
    ticketQueries.deskList({ filters: { customer: customerId }, limit: most }),
  );
  const others = (query.data?.pages ?? [])
    .flatMap((page) => page.tickets)
    .filter(({ id }) => id !== ticketId)
    .slice(0, most - 1);
  return (
    <PanelSection title={t.ticket.other_tickets}>
      {query.isPending ? (
        <SkeletonGroup className="grid gap-2">
          <Skeleton />
          <Skeleton className="w-4/5" />
        </SkeletonGroup>
      ) : null}
      {query.isError && !query.data ? (
        <PanelProblem onRetry={() => void query.refetch()}>{t.ticket.others_failed}</PanelProblem>
      ) : null}
      {query.data && others.length === 0 ? (
        <p className="text-muted text-sm">{t.ticket.no_other_tickets}</p>
      ) : null}
      <ul className="-mx-1.5 grid grid-cols-1">
        {others.map((ticket) => (
          <li key={ticket.id}>
            <Link
              to={paths.ticket(view, ticket.number)}
              title={ticket.subject}
              className="hover:bg-hover flex min-h-7 items-center gap-2 rounded-md px-1.5 text-sm"
            >
              <StatusIcon status={ticket.status} />
              <span className="sr-only">{labels.status[ticket.status]}</span>
              <span className="min-w-0 flex-1 truncate">{ticket.subject}</span>
              <RelativeTime at={ticket.last_activity_at} className="text-muted text-xs" />
            </Link>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
