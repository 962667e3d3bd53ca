import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';

/** The ticket page's shape while it is on its way. */
export function TicketSkeleton() {
  return (
    <SkeletonGroup className="mt-3">
      <Skeleton className="h-8 w-2/3" />
      <div className="mt-6 grid gap-8 lg:grid-cols-[1fr_20rem]">
        <div className="grid gap-4">
          <Skeleton className="h-36 rounded-xl" />
          <Skeleton className="h-28 rounded-xl" />
          <Skeleton className="h-28 rounded-xl" />
        </div>
        <Skeleton className="h-64 rounded-xl" />
      </div>
    </SkeletonGroup>
  );
}
