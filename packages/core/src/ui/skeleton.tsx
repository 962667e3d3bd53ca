import type { ReactNode } from 'react';
import { cn } from '../lib/cn.ts';
import { useOnline } from '../lib/use-online.ts';
import { useUiLabels } from './ui-labels.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

/** One grey shape in the place of something that is coming. Give it the size of the real thing. */
export function Skeleton({ className }: { className?: string | undefined }) {
  return (
    <span aria-hidden className={cn('bg-hover block h-4 animate-pulse rounded-md', className)} />
  );
}

/**
 * Shapes in the final layout: nothing for the first 150 ms, then the shapes, and "Loading…" for screen readers. Offline
 * nothing comes, and that is what it says.
 */
export function SkeletonGroup({
  children,
  className,
}: {
  children: ReactNode;
  className?: string | undefined;
}) {
  const labels = useUiLabels();
  const isOnline = useOnline();
  if (!isOnline) {
    return (
      <p role="status" className="appear-late text-muted p-2 text-sm">
        {labels.offline_missing}
      </p>
    );
  }
  return (
    <div role="status" aria-busy className={cn('appear-late', className)}>
      <VisuallyHidden>{labels.loading}</VisuallyHidden>
      {children}
    </div>
  );
}
