import { QueryError } from '@autocrm/core/blocks/query-error.tsx';
import { ticketQueries } from '@autocrm/core/data/tickets/queries.ts';
import { buttonVariants } from '@autocrm/core/ui/button.tsx';
import { EmptyState } from '@autocrm/core/ui/empty-state.tsx';
import { useQuery } from '@tanstack/react-query';
import { FileQuestion, WifiOff } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useCommand } from '../../lib/commands.tsx';
import { DeskTitle } from '../../lib/desk-title.tsx';
import { t } from '../../lib/messages.ts';
import { OwnRequest } from './own-request.tsx';
import { TicketSkeleton } from './ticket-skeleton.tsx';
import { Workspace } from './workspace.tsx';

/** One ticket, by the number in the address, beside the view it was opened from. */
export function TicketPage() {
  const { number = '', view = 'live' } = useParams();
  const { search } = useLocation();
  const navigate = useNavigate();
  const query = useQuery(ticketQueries.detail(number));
  const backTo = `${paths.queue(view)}${search}`;
  useCommand('ticket.close', () => void navigate(backTo));

  if (query.error?.kind === 'not_found') {
    return (
      <Plain number={number}>
        <EmptyState
          icon={FileQuestion}
          title={t.ticket.missing_title}
          description={t.ticket.missing}
          action={
            <Link to={backTo} className={buttonVariants()}>
              {t.ticket.back}
            </Link>
          }
        />
      </Plain>
    );
  }
  if (query.data) {
    const ticket = query.data;
    return (
      <Pane key={ticket.id} label={t.ticket.title(ticket.number, ticket.subject)}>
        {ticket.is_staff_view ? (
          <Workspace ticket={ticket} backTo={backTo} />
        ) : (
          <OwnRequest ticket={ticket} backTo={backTo} />
        )}
      </Pane>
    );
  }
  return (
    <Plain number={number}>
      {query.isPending && query.fetchStatus !== 'paused' ? <TicketSkeleton /> : null}
      {query.isPending && query.fetchStatus === 'paused' ? (
        <EmptyState
          icon={WifiOff}
          title={t.offline.not_kept_title}
          description={t.offline.not_kept}
        />
      ) : null}
      {query.isError ? <QueryError query={query} /> : null}
    </Plain>
  );
}

/** The right pane. On a narrow screen it replaces the list: then the focus comes along. */
function Pane({ label, children }: { label: string; children: ReactNode }) {
  const pane = useRef<HTMLElement>(null);
  // The focus was on a row that is no longer on screen, or the page has just been opened.
  useEffect(() => {
    const { activeElement } = document;
    const isLost =
      activeElement === null ||
      activeElement === document.body ||
      activeElement.getClientRects().length === 0;
    if (isLost) pane.current?.querySelector('h1')?.focus({ preventScroll: true });
  }, []);
  return (
    <article ref={pane} aria-label={label} className="flex min-h-0 min-w-0 flex-1">
      <DeskTitle title={label} />
      {children}
    </article>
  );
}

/** A pane without a ticket in it. */
function Plain({ number, children }: { number: string; children: ReactNode }) {
  return (
    <div className="min-w-0 flex-1">
      <DeskTitle title={t.ticket.heading(number)} />
      <h1 tabIndex={-1} className="sr-only">
        {t.ticket.heading(number)}
      </h1>
      {children}
    </div>
  );
}
