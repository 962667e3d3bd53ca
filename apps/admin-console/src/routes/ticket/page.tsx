import { NotFoundPage } from '@autocrm/core/app/route-error.tsx';
import { useHeadingFocus } from '@autocrm/core/app/use-heading-focus.ts';
import { QueryError } from '@autocrm/core/blocks/query-error.tsx';
import { ticketQueries } from '@autocrm/core/data/tickets/queries.ts';
import { Main } from '@autocrm/core/ui/app-shell.tsx';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { BackLink } from '../../lib/back-link.tsx';
import { t } from '../../lib/messages.ts';
import { TicketHeading } from './ticket-heading.tsx';
import { TicketSkeleton } from './ticket-skeleton.tsx';
import { TicketView } from './ticket-view.tsx';

/** One ticket, by the number in the address. */
export function TicketPage() {
  const { number = '' } = useParams();
  const query = useQuery(ticketQueries.detail(number));
  const isGone = query.error?.kind === 'not_found';
  useHeadingFocus(isGone ? 'gone' : 'there');
  if (isGone) return <NotFoundPage />;
  return (
    <Main className="px-4 pt-5 pb-16 sm:px-6">
      <div className="mx-auto w-full max-w-7xl">
        <BackLink to={paths.tickets}>{t.ticket.back}</BackLink>
        <TicketHeading number={number} ticket={query.data} />
        {query.data ? <TicketView key={query.data.id} ticket={query.data} /> : null}
        {query.isPending ? <TicketSkeleton /> : null}
        {query.isError && !query.data ? <QueryError query={query} /> : null}
      </div>
    </Main>
  );
}
