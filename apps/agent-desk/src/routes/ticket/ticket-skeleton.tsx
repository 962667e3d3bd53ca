import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';

/** The workspace's shape while the ticket is on its way. */
export function TicketSkeleton() {
  return (
    <SkeletonGroup>
      <div className="border-border border-b px-4 pt-3.5 pb-2.5">
        <Skeleton className="h-6 w-2/3" />
        <div className="mt-2.5 flex gap-1.5">
          <Skeleton className="h-6.5 w-24" />
          <Skeleton className="h-6.5 w-20" />
          <Skeleton className="h-6.5 w-28" />
        </div>
      </div>
      <div className="grid gap-4 px-4 pt-5">
        <Skeleton className="h-28 rounded-xl" />
        <Skeleton className="h-20 rounded-xl" />
      </div>
    </SkeletonGroup>
  );
}
