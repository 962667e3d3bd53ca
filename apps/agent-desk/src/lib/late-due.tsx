import type { TicketSla } from '@autocrm/core/contracts/sla.ts';
import { lazy, Suspense } from 'react';
import { hasDue } from './due.ts';

const DueBadge = lazy(async () => ({ default: (await import('./due-badge.tsx')).DueBadge }));

/** What is due next in a row of the queue, whose first rows do not wait for it. */
export function LateDue({ sla }: { sla: TicketSla | null }) {
  if (!hasDue(sla)) return null;
  return (
    <Suspense>
      <DueBadge sla={sla} className="shrink-0" />
    </Suspense>
  );
}
