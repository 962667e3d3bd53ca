import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { cn } from '../lib/cn.ts';

export type SortDirection = 'asc' | 'desc';

const icons = { none: ChevronsUpDown, asc: ArrowUp, desc: ArrowDown } as const;
const arias = { asc: 'ascending', desc: 'descending' } as const;

/** @returns `aria-sort` of a column's head: nothing where the rows stand in another column's order */
export function ariaSort(
  sorted: SortDirection | undefined,
): 'ascending' | 'descending' | undefined {
  return sorted === undefined ? undefined : arias[sorted];
}

export interface SortButtonProps {
  label: string;
  /** The way in which this column sorts the rows now, if it does. */
  sorted: SortDirection | undefined;
  onClick: () => void;
}

/** What the head of a column holds where one can sort by it. The head itself says the order by `ariaSort`. */
export function SortButton({ label, sorted, onClick }: SortButtonProps) {
  const Icon = icons[sorted ?? 'none'];
  return (
    <button
      type="button"
      onClick={onClick}
      className={cn(
        'hover:text-text -mx-1.5 inline-flex min-h-6 min-w-0 items-center gap-1 rounded-sm px-1.5',
        sorted !== undefined && 'text-text',
      )}
    >
      <span className="truncate">{label}</span>
      <Icon aria-hidden className={cn('size-3.5 shrink-0', sorted === undefined && 'opacity-60')} />
    </button>
  );
}
