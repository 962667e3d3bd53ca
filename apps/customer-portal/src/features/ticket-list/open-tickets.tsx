import { QueryError } from '@autocrm/core/blocks/query-error.tsx';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { ticketQueries } from '@autocrm/core/data/tickets/queries.ts';
import { buttonVariants } from '@autocrm/core/ui/button.tsx';
import { Card } from '@autocrm/core/ui/card.tsx';
import { EmptyState } from '@autocrm/core/ui/empty-state.tsx';
import { linkVariants } from '@autocrm/core/ui/link.tsx';
import { useQuery } from '@tanstack/react-query';
import { Inbox, Plus } from 'lucide-react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';
import { openTickets } from './open-tickets-params.ts';
import { TicketItemSkeletons } from './ticket-item-skeletons.tsx';
import { TicketItem } from './ticket-item.tsx';

/** The customer's tickets that still wait for somebody. */
export function OpenTickets() {
  return (
    <section aria-labelledby="open-tickets">
      <div className="mb-3 flex items-baseline justify-between gap-4">
        <h2 id="open-tickets" className="text-lg font-semibold">
          {t.home.open}
        </h2>
        <Link to={paths.tickets} className={linkVariants({ className: 'text-sm' })}>
          {t.home.all}
        </Link>
      </div>
      <Card>
        <OpenTicketsBody />
      </Card>
    </section>
  );
}

function OpenTicketsBody() {
  const query = useQuery(ticketQueries.ownPage(openTickets));
  const { data: priorities } = useQuery(catalogQueries.priorities());
  if (query.isPending) return <TicketItemSkeletons count={3} />;
  if (!query.data) {
    return <QueryError query={query} />;
  }
  const { tickets } = query.data;
  if (tickets.length === 0) {
    return (
      <EmptyState
        icon={Inbox}
        title={t.home.open_empty_title}
        description={t.home.open_empty}
        action={
          <Link to={paths.newTicket} className={buttonVariants()}>
            <Plus aria-hidden />
            {t.nav.new_ticket}
          </Link>
        }
      />
    );
  }
  return (
    <ul>
      {tickets.map((ticket) => (
        <TicketItem
          key={ticket.id}
          ticket={ticket}
          priorityLabel={priorities?.find(({ priority }) => priority === ticket.priority)?.label}
        />
      ))}
    </ul>
  );
}
