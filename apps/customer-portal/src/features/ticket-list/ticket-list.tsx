import { warm } from '@autocrm/core/app/warm.ts';
import type { TicketListParams } from '@autocrm/core/contracts/ticket-list.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { ticketQueries } from '@autocrm/core/data/tickets/queries.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { Button, buttonVariants } from '@autocrm/core/ui/button.tsx';
import { Card } from '@autocrm/core/ui/card.tsx';
import { EmptyState } from '@autocrm/core/ui/empty-state.tsx';
import { ErrorState } from '@autocrm/core/ui/error-state.tsx';
import { Pagination } from '@autocrm/core/ui/pagination.tsx';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Inbox, ListFilter, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';
import { TicketItemSkeletons } from './ticket-item-skeletons.tsx';
import { TicketItem } from './ticket-item.tsx';
import { ticketsOf, type TicketsSearch } from './tickets-search.ts';

export interface TicketListProps {
  search: TicketsSearch;
  onChange: (patch: Partial<TicketsSearch>) => void;
}

/** One page of the customer's tickets, in the order and with the filter that the address says. */
export function TicketList({ search, onChange }: TicketListProps) {
  const { params, cursor } = ticketsOf(search);
  const query = useQuery(ticketQueries.ownPage(params, cursor));
  const { data: priorities } = useQuery(catalogQueries.priorities());

  if (query.isPending) {
    return (
      <Card>
        <TicketItemSkeletons count={6} />
      </Card>
    );
  }
  if (!query.data) {
    const isCursorOld = query.error.code === 'cursor_invalid';
    return (
      <Card>
        <ErrorState
          message={query.error.message}
          retrying={query.isFetching}
          onRetry={() => {
            if (isCursorOld) onChange({ cursor: '', before: [] });
            else void query.refetch();
          }}
        />
      </Card>
    );
  }
  const { tickets, next_cursor } = query.data;
  if (tickets.length === 0) {
    return (
      <Card>
        <EmptyList search={search} onChange={onChange} />
      </Card>
    );
  }
  const { before } = search;
  return (
    <>
      <Card className={cn('transition-opacity', query.isPlaceholderData && 'opacity-60')}>
        <ul aria-label={t.list.caption} aria-busy={query.isPlaceholderData}>
          {tickets.map((ticket) => (
            <TicketItem
              key={ticket.id}
              ticket={ticket}
              priorityLabel={
                priorities?.find(({ priority }) => priority === ticket.priority)?.label
              }
            />
          ))}
        </ul>
      </Card>
      <PrefetchNext params={params} cursor={next_cursor}>
        <Pagination
          className="mt-4"
          pending={query.isPlaceholderData}
          summary={t.list.page(tickets.length)}
          onPrevious={
            search.cursor === ''
              ? undefined
              : () => {
                  onChange({ cursor: before.at(-1) ?? '', before: before.slice(0, -1) });
                }
          }
          onNext={
            next_cursor === null
              ? undefined
              : () => {
                  onChange({
                    cursor: next_cursor,
                    before: search.cursor === '' ? [] : [...before, search.cursor],
                  });
                }
          }
        />
      </PrefetchNext>
    </>
  );
}

/** The next page is on its way before the click that opens it. */
function PrefetchNext({
  params,
  cursor,
  children,
}: {
  params: TicketListParams;
  cursor: string | null;
  children: ReactNode;
}) {
  const client = useQueryClient();
  const prefetch = () => {
    if (cursor !== null) warm(client.query(ticketQueries.ownPage(params, cursor)));
  };
  return (
    <div onPointerEnter={prefetch} onFocus={prefetch}>
      {children}
    </div>
  );
}

function EmptyList({ search, onChange }: TicketListProps) {
  if (search.status === undefined && search.cursor === '') {
    return (
      <EmptyState
        icon={Inbox}
        title={t.list.empty_title}
        description={t.list.empty}
        action={
          <Link to={paths.newTicket} className={buttonVariants({ variant: 'primary' })}>
            <Plus aria-hidden />
            {t.nav.new_ticket}
          </Link>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={ListFilter}
      title={t.list.none_title}
      description={t.list.none}
      action={
        <Button
          onClick={() => {
            onChange({ status: undefined, cursor: '', before: [] });
          }}
        >
          {t.list.clear_filter}
        </Button>
      }
    />
  );
}
