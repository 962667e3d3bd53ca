import type { SavedView } from '@autocrm/core/contracts/saved-view.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { useMediaQuery } from '@autocrm/core/lib/use-media-query.ts';
import { lazy, Suspense } from 'react';
import { Outlet } from 'react-router';
import { QueueHeader } from '../../features/queue/queue-header.tsx';
import { QueueList } from '../../features/queue/queue-list.tsx';
import { useSavedViewTools } from '../../features/saved-views/use-saved-view-tools.tsx';
import { SearchField } from '../../features/search/search-field.tsx';
import { DeskTitle } from '../../lib/desk-title.tsx';
import { queueParams } from '../../lib/queue-search.ts';
import { useViewState } from '../../lib/saved-views.ts';
import { useSelection } from '../../lib/selection.ts';
import { useBulkActions } from '../../lib/use-bulk-actions.ts';
import type { QueueView } from '../../lib/views.ts';
import { wide } from '../../lib/wide.ts';

const BulkTools = lazy(async () => ({ default: (await import('./bulk-tools.tsx')).BulkTools }));
const FoundCustomers = lazy(async () => ({
  default: (await import('../../features/search/found-customers.tsx')).FoundCustomers,
}));

/** The middle pane: beside a ticket as wide as a card, alone on its page perhaps as a table. */
export function paneClass(isAlone: boolean, isTable: boolean): string {
  return cn(
    'border-border bg-surface flex min-h-0 w-full shrink-0 flex-col',
    isTable ? 'min-w-0 flex-1' : 'lg:w-84 lg:border-e xl:w-92',
    !isAlone && 'max-lg:hidden',
  );
}

/** The right pane. */
export function sideClass(isAlone: boolean, isTable: boolean): string {
  return cn('flex min-h-0 min-w-0 flex-1', isAlone && 'max-lg:hidden', isTable && 'hidden');
}

export interface QueuePaneProps {
  view: QueueView;
  name: string;
  /** Of the ticket that is open. */
  number: string | undefined;
  saved: SavedView | undefined;
}

/** The list of a view with all that can be done with it, and beside it the ticket that is open. */
export function QueuePane({ view, name, number, saved }: QueuePaneProps) {
  const state = useViewState(view, saved);
  const { search, change, display, setDisplay } = state;
  const isAlone = number === undefined;
  const isTable = useMediaQuery(wide) && isAlone && display.columns.length > 0;
  const selection = useSelection(
    `${view} ${search.q} ${JSON.stringify(queueParams(view, search).filters)}`,
  );
  const actions = useBulkActions(selection, view === 'deleted');
  const tools = useSavedViewTools(view, saved, state);
  const isSearch = view === 'search';
  const words = search.q.trim();
  return (
    <>
      {isAlone ? <DeskTitle title={name} /> : null}
      <section aria-label={name} className={paneClass(isAlone, isTable)}>
        <QueueHeader
          view={view}
          name={name}
          isHeading={isAlone}
          search={search}
          onChange={change}
          display={display}
          onDisplay={setDisplay}
          slots={{
            actions: tools.actions,
            notes: tools.notes,
            field: isSearch ? (
              <SearchField
                words={search.q}
                filters={queueParams(view, search).filters ?? {}}
                onChange={(q) => {
                  change({ q }, { replace: true });
                }}
              />
            ) : null,
          }}
        />
        {isSearch && words !== '' && search.customer === undefined ? (
          <Suspense>
            <FoundCustomers
              words={words}
              onChoose={(customer) => {
                change({ q: '', customer });
              }}
            />
          </Suspense>
        ) : null}
        <QueueList
          view={view}
          search={search}
          openNumber={isAlone ? undefined : Number(number)}
          display={{ ...display, isTable }}
          selection={selection}
          onChange={change}
        />
        {selection.ids.size > 0 || actions.refused ? (
          <Suspense>
            <BulkTools view={view} search={search} selection={selection} actions={actions} />
          </Suspense>
        ) : null}
      </section>
      <div className={sideClass(isAlone, isTable)}>
        <Outlet />
      </div>
      {tools.dialog}
    </>
  );
}
