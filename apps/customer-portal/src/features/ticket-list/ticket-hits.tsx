import { QueryError } from '@autocrm/core/blocks/query-error.tsx';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { ticketQueries } from '@autocrm/core/data/tickets/queries.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Card } from '@autocrm/core/ui/card.tsx';
import { EmptyState } from '@autocrm/core/ui/empty-state.tsx';
import { useQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { t } from '../../lib/messages.ts';
import { TicketItemSkeletons } from './ticket-item-skeletons.tsx';
import { TicketItem } from './ticket-item.tsx';
import type { TicketListProps } from './ticket-list.tsx';
import { filtersOf } from './tickets-search.ts';

/** What a search found, best first. */
export function TicketHits({ search, onChange }: TicketListProps) {
  const query = useQuery(ticketQueries.ownSearch(search.q, filtersOf(search)));
  const { data: priorities } = useQuery(catalogQueries.priorities());
  if (query.isPending) {
    return (
      <Card>
        <TicketItemSkeletons count={3} />
      </Card>
    );
  }
  if (!query.data) {
    return (
      <Card>
        <QueryError query={query} />
      </Card>
    );
  }
  const { data: tickets, isPlaceholderData } = query;
  return (
    <>
      <p role="status" className="text-muted mb-2 text-sm">
        {isPlaceholderData ? t.list.searching : t.list.found(tickets.length, search.q)}
      </p>
      <Card className={cn('transition-opacity', isPlaceholderData && 'opacity-60')}>
        {tickets.length === 0 ? (
          <EmptyState
            icon={SearchX}
            title={t.list.none_title}
            description={search.status === undefined ? t.list.no_hits : t.list.no_hits_here}
            action={
              <Button
                onClick={() => {
                  onChange({ q: '', status: undefined });
                }}
              >
                {t.list.clear_filter}
              </Button>
            }
          />
        ) : (
          <ul aria-label={t.list.caption} aria-busy={isPlaceholderData}>
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
        )}
      </Card>
    </>
  );
}
