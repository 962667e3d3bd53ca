import { NotFoundPage } from '@autocrm/core/app/route-error.tsx';
import { useHeadingFocus } from '@autocrm/core/app/use-heading-focus.ts';
import { QueryError } from '@autocrm/core/blocks/query-error.tsx';
import { TicketNumber } from '@autocrm/core/blocks/ticket-number.tsx';
import type { TicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { ticketQueries } from '@autocrm/core/data/tickets/queries.ts';
import { Main } from '@autocrm/core/ui/app-shell.tsx';
import { linkVariants } from '@autocrm/core/ui/link.tsx';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';
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
    <Main className="mx-auto w-full max-w-5xl px-4 pt-5 pb-20 sm:pt-6">
      <Link
        to={paths.tickets}
        className={linkVariants({
          variant: 'quiet',
          className: 'inline-flex min-h-6 items-center gap-1.5 text-sm',
        })}
      >
        <ArrowLeft aria-hidden className="size-4" />
        {t.ticket.back}
      </Link>
      <TicketHeading number={number} ticket={query.data} />
      {query.data ? <TicketView key={query.data.id} ticket={query.data} /> : null}
      {query.isPending ? <TicketSkeleton /> : null}
      {query.isError && !query.data ? <QueryError query={query} /> : null}
    </Main>
  );
}

/** One heading from the skeleton to the ticket: focus came to it, and stays. */
function TicketHeading({ number, ticket }: { number: string; ticket: TicketDetail | undefined }) {
  const title = ticket ? t.ticket.title(ticket.number, ticket.subject) : t.ticket.heading(number);
  return (
    <>
      <title>{`${title} · ${t.app}`}</title>
      <h1 tabIndex={-1} className={ticket ? 'mt-2 text-xl font-semibold break-words' : 'sr-only'}>
        {ticket ? (
          <>
            <bdi>{ticket.subject}</bdi>{' '}
            <TicketNumber number={ticket.number} className="font-normal" />
          </>
        ) : (
          title
        )}
      </h1>
    </>
  );
}
