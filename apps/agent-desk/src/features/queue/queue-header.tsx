import { buttonVariants } from '@autocrm/core/ui/button.tsx';
import { ListFilter, SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { t } from '../../lib/messages.ts';
import { filterCount, type QueueSearch } from '../../lib/queue-search.ts';
import type { QueueView } from '../../lib/views.ts';
import { FilterChips } from './filter-chips.tsx';

const FilterPopover = lazy(async () => ({
  default: (await import('./filter-popover.tsx')).FilterPopover,
}));
const SortMenu = lazy(async () => ({ default: (await import('./sort-menu.tsx')).SortMenu }));

export interface QueueHeaderProps {
  view: QueueView;
  name: string;
  /** Whether the name is the page's h1; a ticket that is open has the h1 then. */
  isHeading: boolean;
  search: QueueSearch;
  onChange: (patch: Partial<QueueSearch>) => void;
}

/** The view's name, its filters and its order. */
export function QueueHeader({ view, name, isHeading, search, onChange }: QueueHeaderProps) {
  const Heading = isHeading ? 'h1' : 'h2';
  const filters = filterCount(search);
  const filterButton = (
    <button
      type="button"
      aria-label={filters > 0 ? `${t.queue.filter}, ${t.queue.filter_count(filters)}` : undefined}
      className={buttonVariants({ variant: 'ghost', size: 'sm', className: 'px-2' })}
    >
      <ListFilter aria-hidden />
      {t.queue.filter}
    </button>
  );
  const sortButton = (
    <button
      type="button"
      aria-label={`${t.queue.sort}: ${t.queue.sorts[search.sort]}`}
      className={buttonVariants({ variant: 'ghost', size: 'sm', className: 'px-2' })}
    >
      <SlidersHorizontal aria-hidden />
      {t.queue.sorts[search.sort]}
    </button>
  );
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
        <Suspense fallback={filterButton}>
          <FilterPopover trigger={filterButton} view={view} search={search} onChange={onChange} />
        </Suspense>
        <Suspense fallback={sortButton}>
          <SortMenu trigger={sortButton} search={search} onChange={onChange} />
        </Suspense>
      </div>
      {filters > 0 ? <FilterChips search={search} onChange={onChange} /> : null}
    </header>
  );
}
