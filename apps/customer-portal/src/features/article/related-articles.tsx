import { knowledgeQueries } from '@autocrm/core/data/knowledge/queries.ts';
import { linkVariants } from '@autocrm/core/ui/link.tsx';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { ArticleLink } from '../../lib/article-link.tsx';
import { t } from '../../lib/messages.ts';

const limit = 6;

/** What stands on the same shelf. A help for going on: where it cannot be loaded, the article is whole without it. */
export function RelatedArticles({ slug, shelf }: { slug: string; shelf: string }) {
  const { data } = useQuery(knowledgeQueries.shelf(shelf));
  // The article's own headings have plain words for ids.
  const titleId = useId();
  const others = data?.articles.filter((article) => article.slug !== slug).slice(0, limit) ?? [];
  if (others.length === 0) return null;
  return (
    <section aria-labelledby={titleId} className="mt-10">
      <h2 id={titleId} className="mb-2 text-lg font-semibold">
        {t.help.related}
      </h2>
      <ul className="grid gap-x-8 sm:grid-cols-2">
        {others.map((article) => (
          <li key={article.id}>
            <ArticleLink
              slug={article.slug}
              className={linkVariants({ className: 'inline-flex min-h-8 items-center' })}
            >
              {article.title}
            </ArticleLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
