import { linkVariants } from '@autocrm/core/ui/link.tsx';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { ArticleLink } from '../../lib/article-link.tsx';

const itemClass = 'border-border not-last:border-b px-5 py-4';

/** One article in a list: all of the row leads there. */
export function ArticleItem({
  article: { slug, title, summary },
}: {
  article: { slug: string; title: string; summary: string };
}) {
  return (
    <li className={`${itemClass} hover:bg-hover relative transition-colors`}>
      <ArticleLink
        slug={slug}
        className={linkVariants({ variant: 'title', className: 'after:absolute after:inset-0' })}
      >
        {title}
      </ArticleLink>
      {summary === '' ? null : <p className="text-muted mt-0.5 text-sm text-pretty">{summary}</p>}
    </li>
  );
}

export function ArticleItemSkeletons({ count }: { count: number }) {
  return (
    <SkeletonGroup>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className={itemClass}>
          <Skeleton className="h-5 w-2/5" />
          <Skeleton className="mt-2 w-4/5" />
        </div>
      ))}
    </SkeletonGroup>
  );
}
