import { savedViewQueries } from '@autocrm/core/data/saved-views/queries.ts';
import { ticketQueries } from '@autocrm/core/data/tickets/queries.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { BulkBar } from '../../features/bulk/bulk-bar.tsx';
import { RefusedList } from '../../features/bulk/refused-list.tsx';
import type { Everything } from '../../features/bulk/select-all.tsx';
import { SnoozeForm } from '../../features/ticket-header/snooze-form.tsx';
import { t } from '../../lib/messages.ts';
import { filterCount, queueParams, type QueueSearch } from '../../lib/queue-search.ts';
import type { Selection } from '../../lib/selection.ts';
import type { BulkActions } from '../../lib/use-bulk-actions.ts';
import { type QueueView, savedOf } from '../../lib/views.ts';

const MergeDialog = lazy(async () => ({
  default: (await import('../../features/merge/merge-dialog.tsx')).MergeDialog,
}));

export interface BulkToolsProps {
  view: QueueView;
  search: QueueSearch;
  selection: Selection;
  actions: BulkActions;
}

/** Below the list: what can be done with the selected tickets, and which could not be changed just now. */
export function BulkTools({ view, search, selection, actions }: BulkToolsProps) {
  const everything = useEverything(view, search);
  return (
    <>
      {actions.refused ? (
        <RefusedList
          view={view}
          refused={actions.refused}
          onUndo={actions.undo}
          onDismiss={actions.dismiss}
        />
      ) : null}
      {selection.ids.size > 0 ? (
        <BulkBar
          selection={selection}
          actions={actions}
          everything={everything}
          isDeletedView={view === 'deleted'}
          renderSnooze={(set) => <Snooze isSnoozed={view === 'snoozed'} onSet={set} />}
          renderMerge={(ids, close) => (
            <Suspense>
              <MergeDialog
                ticketIds={ids}
                onDone={(isMerged) => {
                  close();
                  if (isMerged) selection.clear();
                }}
              />
            </Suspense>
          )}
        />
      ) : null}
    </>
  );
}

function Snooze({
  isSnoozed,
  onSet,
}: {
  isSnoozed: boolean;
  onSet: (until: string | null) => void;
}) {
  return (
    <>
      <SnoozeForm
        onSnooze={(until) => {
          onSet(until.toISOString());
        }}
      />
      {isSnoozed ? (
        <Button
          size="sm"
          className="m-2"
          onClick={() => {
            onSet(null);
          }}
        >
          {t.bulk.wake}
        </Button>
      ) : null}
    </>
  );
}

/** The list as the pane beside has it: the same queries, which ask nothing twice. */
function useEverything(view: QueueView, search: QueueSearch): Everything {
  const params = queueParams(view, search);
  const filters = params.filters ?? {};
  const words = search.q.trim();
  const isSearch = words !== '';
  const list = useInfiniteQuery({ ...ticketQueries.deskList(params), enabled: !isSearch });
  const found = useQuery({ ...ticketQueries.deskSearch(words, filters), enabled: isSearch });
  const count = useCount(view, search);
  if (isSearch) return { tickets: found.data ?? [], hasMore: false, count: undefined, filters };
  const tickets = list.data?.pages.flatMap((page) => page.tickets) ?? [];
  return { tickets, hasMore: list.hasNextPage, count, filters };
}

/** How many tickets a view counts, where that is what is shown. */
function useCount(view: QueueView, search: QueueSearch): number | undefined {
  const { data: counts } = useQuery(ticketQueries.counts());
  const saved = savedOf(view);
  const { data: ofSaved } = useQuery({
    ...savedViewQueries.counts(),
    enabled: saved !== undefined,
  });
  if (saved !== undefined) return search.edited ? undefined : ofSaved?.[saved];
  return filterCount(search) === 0 ? counts?.[view] : undefined;
}
