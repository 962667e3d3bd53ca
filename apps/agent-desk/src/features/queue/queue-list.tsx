import type { StaffTicketListItem } from '@autocrm/core/contracts/ticket-list.ts';
import { ticketQueries } from '@autocrm/core/data/tickets/queries.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { ErrorState } from '@autocrm/core/ui/error-state.tsx';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { t } from '../../lib/messages.ts';
import { type QueueSearch, queueParams } from '../../lib/queue-search.ts';
import type { QueueView } from '../../lib/views.ts';
import { QueueEmpty } from './queue-empty.tsx';
import { QueueRows } from './queue-rows.tsx';

export interface QueueListProps {
  view: QueueView;
  search: QueueSearch;
  /** The number of the ticket that is open beside the list. */
  openNumber: number | undefined;
  onClearFilters: () => void;
}

/** The tickets of a view, in all their states. */
export function QueueList({ view, search, openNumber, onClearFilters }: QueueListProps) {
  const params = useMemo(() => queueParams(view, search), [view, search]);
  const query = useInfiniteQuery(ticketQueries.deskList(params));
  const { data } = query;
  const tickets = useMemo(() => (data ? flat(data.pages) : []), [data]);

  if (query.isPending) return <QueueSkeleton />;
  if (query.isError && !data) {
    return (
      <ErrorState
        message={query.error.message}
        retrying={query.isFetching}
        onRetry={() => {
          void query.refetch();
        }}
      />
    );
  }
  return (
    <QueueRows
      view={view}
      listKey={JSON.stringify(params)}
      tickets={tickets}
      openNumber={openNumber}
      more={{
        isThere: query.hasNextPage,
        isComing: query.isFetchingNextPage,
        load: () => {
          void query.fetchNextPage();
        },
      }}
      empty={<QueueEmpty view={view} search={search} onClearFilters={onClearFilters} />}
      footer={
        query.isFetchNextPageError ? (
          <p role="alert" className="flex items-center justify-between gap-2 px-4 py-2 text-sm">
            {t.queue.more_failed}
            <Button
              size="sm"
              onClick={() => {
                void query.fetchNextPage();
              }}
            >
              {t.ticket.retry}
            </Button>
          </p>
        ) : null
      }
    />
  );
}

/** All pages as one list. A ticket that moved between two requests may be on both pages: the first one counts. */
function flat(pages: readonly { tickets: readonly StaffTicketListItem[] }[]) {
  const byId = new Map<string, StaffTicketListItem>();
  for (const { tickets } of pages) {
    for (const ticket of tickets) if (!byId.has(ticket.id)) byId.set(ticket.id, ticket);
  }
  return [...byId.values()];
}

const widths = ['w-4/5', 'w-3/5', 'w-11/12', 'w-2/3', 'w-3/4', 'w-1/2', 'w-5/6', 'w-2/3'];

function QueueSkeleton() {
  return (
    <SkeletonGroup>
      {widths.map((width, index) => (
        <span
          // oxlint-disable-next-line react/no-array-index-key -- shapes without identity, never reordered
          key={index}
          className="border-border flex h-19 flex-col justify-center gap-2 border-b ps-7 pe-3"
        >
          <Skeleton className="h-3 w-28" />
          <Skeleton className={cn('h-3.5', width)} />
          <Skeleton className="h-3 w-40" />
        </span>
      ))}
    </SkeletonGroup>
  );
}
