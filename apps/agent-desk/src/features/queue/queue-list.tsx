import type { StaffTicketListItem } from '@autocrm/core/contracts/ticket-list.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { ticketQueries } from '@autocrm/core/data/tickets/queries.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { ErrorState } from '@autocrm/core/ui/error-state.tsx';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { Display } from '../../lib/display.ts';
import { t } from '../../lib/messages.ts';
import {
  canSortByDue,
  noFilters,
  orderOf,
  type QueueSearch,
  queueParams,
} from '../../lib/queue-search.ts';
import type { Selection } from '../../lib/selection.ts';
import type { QueueView } from '../../lib/views.ts';
import { searchWords } from './highlight.tsx';
import { QueueRows } from './queue-rows.tsx';
import { rowHeightOf, type RowLook } from './row-context.ts';
import { headHeight } from './table-columns.ts';

const TableHead = lazy(async () => ({ default: (await import('./table-head.tsx')).TableHead }));
const QueueEmpty = lazy(async () => ({ default: (await import('./queue-empty.tsx')).QueueEmpty }));
const TimePassing = lazy(async () => ({
  default: (await import('./time-passing.tsx')).TimePassing,
}));

export interface QueueListProps {
  view: QueueView;
  search: QueueSearch;
  /** The number of the ticket that is open beside the list. */
  openNumber: number | undefined;
  display: Display & { isTable: boolean };
  selection: Selection;
  onChange: (patch: Partial<QueueSearch>) => void;
}

/** The tickets of a view, or those of it that hold what is searched for. */
export function QueueList(props: QueueListProps) {
  if (props.search.q.trim() !== '') return <FoundList {...props} />;
  const isPrompt = props.view === 'search' && !hasFilters(props.search);
  return isPrompt ? <Empty {...props} /> : <ViewList {...props} />;
}

function hasFilters(search: QueueSearch): boolean {
  return Object.keys(queueParams('search', search).filters ?? {}).length > 0;
}

function ViewList(props: QueueListProps) {
  const { view, search, openNumber, display, selection } = props;
  const params = useMemo(() => queueParams(view, search), [view, search]);
  const query = useInfiniteQuery({
    ...ticketQueries.deskList(params),
    // In another order the same list stays until it is there, and with it the focus on a column's head.
    placeholderData: (before, previous) =>
      JSON.stringify(previous?.queryKey[2].filters) === JSON.stringify(params.filters)
        ? before
        : undefined,
  });
  const { isPlaceholderData: isReordering } = query;
  const key = useSettled(JSON.stringify(params), isReordering);
  const look = useLook(display, '');
  const { data } = query;
  const tickets = useMemo(() => (data ? flat(data.pages) : []), [data]);

  if (query.isPending) return <QueueSkeleton look={look} />;
  if (query.isError && !data) return <Failed query={query} />;
  return (
    <>
      {params.filters?.sla ? (
        <Suspense>
          <TimePassing params={params} />
        </Suspense>
      ) : null}
      <QueueRows
        view={view}
        list={{
          key,
          tickets,
          more: {
            isThere: query.hasNextPage && !isReordering,
            isComing: query.isFetchingNextPage,
            isWaiting: query.isFetching,
            load: () => {
              void query.fetchNextPage({ cancelRefetch: false });
            },
          },
        }}
        openNumber={openNumber}
        look={look}
        selection={selection}
        head={<Head {...props} />}
        empty={<Empty {...props} />}
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
    </>
  );
}

/** The heads of a table. What was searched for comes best first, in no column's order. */
function Head({ view, display, search, onChange }: QueueListProps) {
  if (!display.isTable) return null;
  return (
    <Suspense fallback={<div className={cn('border-border shrink-0 border-b', headHeight)} />}>
      <TableHead
        columns={display.columns}
        order={search.q.trim() === '' ? orderOf(view, search) : undefined}
        canSortByDue={canSortByDue(view, search)}
        onOrder={onChange}
      />
    </Suspense>
  );
}

function Empty({ view, search, onChange }: QueueListProps) {
  return (
    <Suspense>
      <QueueEmpty
        view={view}
        search={search}
        onClearFilters={() => {
          onChange(noFilters);
        }}
      />
    </Suspense>
  );
}

const noMore = { isThere: false, isComing: false, isWaiting: false, load: () => undefined };

/** What a search has found, best first. */
function FoundList(props: QueueListProps) {
  const { view, search, openNumber, display, selection } = props;
  const { filters } = useMemo(() => queueParams(view, search), [view, search]);
  const query = useQuery(ticketQueries.deskSearch(search.q.trim(), filters));
  const look = useLook(display, search.q);
  const key = useSettled(JSON.stringify([search.q.trim(), filters]), query.isPlaceholderData);
  const { data } = query;

  if (query.isPending) return <QueueSkeleton look={look} />;
  if (query.isError && !data) return <Failed query={query} />;
  const tickets = data ?? [];
  return (
    <>
      <p role="status" className="sr-only">
        {query.isFetching ? '' : t.queue.search_found(tickets.length)}
      </p>
      <QueueRows
        view={view}
        list={{ key, tickets, more: noMore }}
        openNumber={openNumber}
        look={look}
        selection={selection}
        head={<Head {...props} />}
        empty={<Empty {...props} />}
        footer={null}
      />
    </>
  );
}

/** The latest value while there is nothing to wait for; until then the one before. */
function useSettled(value: string, isWaiting: boolean): string {
  const [settled, setSettled] = useState(value);
  if (!isWaiting && settled !== value) setSettled(value);
  return isWaiting ? settled : value;
}

function Failed({
  query,
}: {
  query: { error: Error | null; isFetching: boolean; refetch: () => Promise<unknown> };
}) {
  return (
    <ErrorState
      message={query.error?.message ?? ''}
      retrying={query.isFetching}
      onRetry={() => {
        void query.refetch();
      }}
    />
  );
}

/** How rows look; names are asked for only where a column shows them. */
function useLook({ density, columns, isTable }: QueueListProps['display'], words: string): RowLook {
  const wants = (column: 'category' | 'team') => isTable && columns.includes(column);
  const { data: categories } = useQuery({
    ...catalogQueries.categories(),
    enabled: wants('category'),
  });
  const { data: teams } = useQuery({ ...catalogQueries.teams(), enabled: wants('team') });
  return useMemo(
    () => ({
      density,
      columns,
      isTable,
      words: searchWords(words),
      categories: namesOf(categories),
      teams: namesOf(teams),
    }),
    [density, columns, isTable, words, categories, teams],
  );
}

function namesOf(rows: readonly { id: string; name: string }[] = []): ReadonlyMap<string, string> {
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** All pages as one list. A ticket that moved between two requests may be on both pages: the first one counts. */
function flat(pages: readonly { tickets: readonly StaffTicketListItem[] }[]) {
  const byId = new Map<string, StaffTicketListItem>();
  for (const { tickets } of pages) {
    for (const ticket of tickets) if (!byId.has(ticket.id)) byId.set(ticket.id, ticket);
  }
  return [...byId.values()];
}

/** Each once: they tell the shapes apart. */
const widths = ['w-4/5', 'w-3/5', 'w-11/12', 'w-2/3', 'w-3/4', 'w-1/2', 'w-5/6', 'w-7/12'];

/** The shape of a list that is coming, of a saved view as well, whose filters come first. */
export function QueueSkeleton({ look }: { look: Pick<RowLook, 'isTable' | 'density'> }) {
  const height = rowHeightOf(look);
  const lines = look.isTable ? 1 : Math.round(height / 27);
  return (
    <SkeletonGroup>
      {look.isTable ? <span className={cn('border-border block border-b', headHeight)} /> : null}
      {widths.map((width) => (
        <span
          key={width}
          style={{ height }}
          className="border-border flex flex-col justify-center gap-2 border-b ps-7 pe-3"
        >
          {lines > 2 ? <Skeleton className="h-3 w-28" /> : null}
          <Skeleton className={cn('h-3.5', width)} />
          {lines > 1 ? <Skeleton className="h-3 w-40" /> : null}
        </span>
      ))}
    </SkeletonGroup>
  );
}
