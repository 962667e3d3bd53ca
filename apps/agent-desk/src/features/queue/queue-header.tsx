import { buttonVariants } from '@autocrm/core/ui/button.tsx';
import { ListFilter, SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
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

type ToolProps = Pick<QueueHeaderProps, 'view' | 'search' | 'onChange'>;

const toolClass = buttonVariants({ variant: 'ghost', size: 'sm', className: 'px-2' });

/** The view's name, its filters and its order. */
export function QueueHeader({ view, name, isHeading, search, onChange }: QueueHeaderProps) {
  const Heading = isHeading ? 'h1' : 'h2';
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
        <FilterTool view={view} search={search} onChange={onChange} />
        <SortTool view={view} search={search} onChange={onChange} />
      </div>
      {filterCount(search) > 0 ? <FilterChips search={search} onChange={onChange} /> : null}
    </header>
  );
}

function FilterTool(props: ToolProps) {
  const [isOpen, setOpen] = useState(false);
  const filters = filterCount(props.search);
  // A press before the popover's code is there counts: it opens when it comes.
  const button = (onClick?: () => void) => (
    <button
      type="button"
      aria-label={filters > 0 ? `${t.queue.filter}, ${t.queue.filter_count(filters)}` : undefined}
      onClick={onClick}
      className={toolClass}
    >
      <ListFilter aria-hidden />
      {t.queue.filter}
    </button>
  );
  return (
    <Suspense
      fallback={button(() => {
        setOpen(true);
      })}
    >
      <FilterPopover {...props} trigger={button()} open={isOpen} onOpenChange={setOpen} />
    </Suspense>
  );
}

function SortTool({ search, onChange }: ToolProps) {
  const [isOpen, setOpen] = useState(false);
  const button = (onClick?: () => void) => (
    <button
      type="button"
      aria-label={`${t.queue.sort}: ${t.queue.sorts[search.sort]}`}
      onClick={onClick}
      className={toolClass}
    >
      <SlidersHorizontal aria-hidden />
      {t.queue.sorts[search.sort]}
    </button>
  );
  return (
    <Suspense
      fallback={button(() => {
        setOpen(true);
      })}
    >
      <SortMenu
        trigger={button()}
        open={isOpen}
        onOpenChange={setOpen}
        search={search}
        onChange={onChange}
      />
    </Suspense>
  );
}
