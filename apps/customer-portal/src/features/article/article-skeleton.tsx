import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';

/** An article's text on its way. */
export function ArticleSkeleton() {
  return (
    <SkeletonGroup className="grid max-w-2xl gap-3">
      <Skeleton className="w-full" />
      <Skeleton className="w-11/12" />
      <Skeleton className="w-4/5" />
      <Skeleton className="mt-5 h-6 w-1/3" />
      <Skeleton className="w-full" />
      <Skeleton className="w-3/4" />
    </SkeletonGroup>
  );
}
