import { buttonVariants } from '@autocrm/core/ui/button.tsx';
import { ListFilter, SlidersHorizontal } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import type { Display } from '../../lib/display.ts';
import { LatePopup } from '../../lib/late-popup.tsx';
import { t } from '../../lib/messages.ts';
import { filterCount, hasWords, orderOf, type QueueSearch } from '../../lib/queue-search.ts';
import type { QueueView } from '../../lib/views.ts';

const loadFilters = () => import('./filter-popover.tsx');
const loadDisplay = () => import('./display-menu.tsx');
const FilterChips = lazy(async () => ({
  default: (await import('./filter-chips.tsx')).FilterChips,
}));
const FilterPopover = lazy(async () => ({ default: (await loadFilters()).FilterPopover }));
const DisplayMenu = lazy(async () => ({ default: (await loadDisplay()).DisplayMenu }));
const SortCommands = lazy(async () => ({
  default: (await import('./sort-commands.tsx')).SortCommands,
}));

export interface QueueHeaderProps {
  view: QueueView;
  name: string;
  /** Whether the name is the page's h1; a ticket that is open has the h1 then. */
  isHeading: boolean;
  search: QueueSearch;
  onChange: (patch: Partial<QueueSearch>) => void;
  display: Display;
  onDisplay: (display: Display) => void;
  /** What belongs to this kind of view: a field to search in, what can be done with a saved view. */
  slots: { actions?: ReactNode; field?: ReactNode; notes?: ReactNode };
}

type ToolProps = Pick<QueueHeaderProps, 'view' | 'search' | 'onChange' | 'display' | 'onDisplay'>;

const toolClass = buttonVariants({ variant: 'ghost', size: 'sm', className: 'px-2' });

/** The view's name, its filters, its order and how it is drawn. */
export function QueueHeader({ name, isHeading, slots, ...tools }: QueueHeaderProps) {
  const { view, search, onChange } = tools;
  const Heading = isHeading ? 'h1' : 'h2';
  const isNarrowed = hasWords(view, search);
  const hasChips = isNarrowed || filterCount(search) > 0;
  return (
    <header className="border-border border-b">
      <div className="flex min-h-11 flex-wrap items-center gap-x-1 ps-4 pe-2 max-lg:ps-3">
        <Heading
          tabIndex={isHeading ? -1 : undefined}
          title={name}
          className="min-w-0 flex-1 truncate text-base font-semibold"
        >
          {name}
        </Heading>
        <FilterTool {...tools} />
        <DisplayTool {...tools} />
        {slots.actions}
      </div>
      {slots.field}
      {hasChips ? (
        // So high is one line of them: the list does not jump when they come.
        <Suspense fallback={<div className="h-8" />}>
          <FilterChips search={isNarrowed ? search : { ...search, q: '' }} onChange={onChange} />
        </Suspense>
      ) : null}
      {slots.notes}
      <Suspense>
        <SortCommands view={view} search={search} onOrder={onChange} />
      </Suspense>
    </header>
  );
}

function FilterTool({ view, search, onChange }: ToolProps) {
  const filters = filterCount(search) + (hasWords(view, search) ? 1 : 0);
  return (
    <LatePopup
      kind="dialog"
      command="queue.filter"
      preload={loadFilters}
      button={
        <button
          type="button"
          aria-label={
            filters > 0 ? `${t.queue.filter}, ${t.queue.filter_count(filters)}` : undefined
          }
          className={toolClass}
        >
          <ListFilter aria-hidden />
          {t.queue.filter}
        </button>
      }
    >
      {(popup) => <FilterPopover {...popup} view={view} search={search} onChange={onChange} />}
    </LatePopup>
  );
}

function DisplayTool({ view, search, onChange, display, onDisplay }: ToolProps) {
  const { sort } = orderOf(view, search);
  const order = search.q.trim() === '' ? t.queue.sorts[sort] : t.queue.best;
  return (
    <LatePopup
      kind="menu"
      command="queue.display"
      preload={loadDisplay}
      button={
        <button type="button" aria-label={`${t.queue.display}: ${order}`} className={toolClass}>
          <SlidersHorizontal aria-hidden />
          <span className="max-w-28 truncate">{order}</span>
        </button>
      }
    >
      {(popup) => (
        <DisplayMenu
          {...popup}
          view={view}
          search={search}
          onChange={onChange}
          display={display}
          onDisplay={onDisplay}
        />
      )}
    </LatePopup>
  );
}
