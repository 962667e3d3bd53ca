import { QueryError } from '@autocrm/core/blocks/query-error.tsx';
import { knowledgeQueries } from '@autocrm/core/data/knowledge/queries.ts';
import { Card } from '@autocrm/core/ui/card.tsx';
import { linkVariants } from '@autocrm/core/ui/link.tsx';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';
import { ArticleItem, ArticleItemSkeletons } from './article-item.tsx';

/** What staff want to be found first. Absent when they chose nothing. */
export function PopularArticles({ showsWayToAll = false }: { showsWayToAll?: boolean }) {
  const query = useQuery(knowledgeQueries.popular());
  if (query.data?.length === 0) return null;
  return (
    <section aria-labelledby="popular-articles">
      <div className="mb-3 flex items-baseline justify-between gap-4">
        <h2 id="popular-articles" className="text-lg font-semibold">
          {t.help.popular}
        </h2>
        {showsWayToAll ? (
          <Link to={paths.help} className={linkVariants({ className: 'text-sm' })}>
            {t.help.all_topics}
          </Link>
        ) : null}
      </div>
      <Card>
        {query.isPending ? <ArticleItemSkeletons count={4} /> : null}
        {query.isError && !query.data ? <QueryError query={query} /> : null}
        {query.data ? (
          <ul>
            {query.data.map((article) => (
              <ArticleItem key={article.id} article={article} />
            ))}
          </ul>
        ) : null}
      </Card>
    </section>
  );
}
