import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';

/** As many rows as are coming, in their final height. */
export function TicketItemSkeletons({ count }: { count: number }) {
  return (
    <SkeletonGroup>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="border-border border-b px-4 py-3.5 last:border-0 sm:px-5">
          <div className="flex h-6 items-center gap-4 ps-5">
            <Skeleton className="w-2/3" />
          </div>
          <div className="mt-1.5 flex h-6 items-center gap-3 ps-5">
            <Skeleton className="h-3.5 w-14" />
            <Skeleton className="h-3.5 w-20" />
            <Skeleton className="h-3.5 w-28" />
          </div>
        </div>
      ))}
    </SkeletonGroup>
  );
}
