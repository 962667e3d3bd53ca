import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { useUiLabels } from './ui-labels.tsx';

export interface PaginationProps {
  /** Absent where there is no such page. */
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
  pending?: boolean | undefined;
  /** Such as "1–25 of 212"; keyset lists often know no total. */
  summary?: ReactNode;
  className?: string | undefined;
}

/** Back and forth through a list that is paged by cursor. Not shown where everything fits on one page. */
export function Pagination({
  onPrevious,
  onNext,
  pending = false,
  summary,
  className,
}: PaginationProps) {
  const labels = useUiLabels();
  if (!onPrevious && !onNext) return null;
  return (
    <nav aria-label={labels.pagination} className={className}>
      <div className="flex items-center gap-2">
        <p className="text-muted min-w-0 flex-1 truncate text-sm tabular-nums">{summary}</p>
        <Button size="sm" disabled={!onPrevious || pending} onClick={onPrevious}>
          <ChevronLeft aria-hidden />
          {labels.previous_page}
        </Button>
        <Button size="sm" disabled={!onNext || pending} onClick={onNext}>
          {labels.next_page}
          <ChevronRight aria-hidden />
        </Button>
      </div>
    </nav>
  );
}
