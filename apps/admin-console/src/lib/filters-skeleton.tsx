import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';

/** The row of filter buttons while its code is on its way. */
export function FiltersSkeleton({ count }: { count: number }) {
  return (
    <SkeletonGroup className="flex flex-wrap gap-2">
      {Array.from({ length: count }, (_, index) => (
        <Skeleton key={index} className="h-control-sm w-22" />
      ))}
    </SkeletonGroup>
  );
}
