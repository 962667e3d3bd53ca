import { cn } from '@autocrm/core/lib/cn.ts';
import { Card } from '@autocrm/core/ui/card.tsx';
import type { ReactNode } from 'react';

/** Frames a table; on a phone, where rows are cards themselves, it has no frame. */
export function TableCard({
  isStale = false,
  children,
}: {
  /** The rows are those of the page before, while the next ones come. */
  isStale?: boolean | undefined;
  children: ReactNode;
}) {
  return (
    <Card
      className={cn(
        'transition-opacity max-sm:-mx-3 max-sm:border-0 max-sm:bg-transparent max-sm:shadow-none',
        isStale && 'opacity-60',
      )}
    >
      {children}
    </Card>
  );
}
