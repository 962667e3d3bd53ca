import { QueryError } from '@autocrm/core/blocks/query-error.tsx';
import { knowledgeQueries } from '@autocrm/core/data/knowledge/queries.ts';
import { Main } from '@autocrm/core/ui/app-shell.tsx';
import { buttonVariants } from '@autocrm/core/ui/button.tsx';
import { Card } from '@autocrm/core/ui/card.tsx';
import { EmptyState } from '@autocrm/core/ui/empty-state.tsx';
import { PageTitle } from '@autocrm/core/ui/page-title.tsx';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { BookX } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { ArticleItemSkeletons } from '../../features/help-topics/article-item.tsx';
import { ShelfArticles } from '../../features/help-topics/shelf-articles.tsx';
import { Breadcrumbs } from '../../lib/breadcrumbs.tsx';
import { t } from '../../lib/messages.ts';
import { PageMeta } from '../../lib/page-meta.tsx';

/** One topic with its articles. */
export function ShelfPage() {
  const { slug = '' } = useParams();
  const query = useQuery(knowledgeQueries.shelf(slug));
  // The list of topics knows its name already.
  const shelves = useQueryClient().getQueryData(knowledgeQueries.shelves().queryKey);
  const known = query.data ?? shelves?.find((shelf) => shelf.slug === slug);
  const isGone = query.error?.kind === 'not_found';
  return (
    <Main className="mx-auto w-full max-w-3xl px-4 pt-6 pb-20 sm:pt-8">
      <Breadcrumbs crumbs={[{ to: paths.help, name: t.help.title }]} />
      <PageTitle
        title={isGone ? t.help.shelf_gone_title : (known?.name ?? t.help.title)}
        app={t.app}
        description={known?.description}
      />
      {known && !isGone ? (
        <PageMeta description={known.description} path={paths.shelf(slug)} />
      ) : null}
      <div className="mt-6">
        {query.data ? <ShelfArticles shelf={query.data} /> : null}
        {query.isPending ? (
          <Card>
            <ArticleItemSkeletons count={5} />
          </Card>
        ) : null}
        {isGone ? <ShelfGone /> : null}
        {query.isError && !query.data && !isGone ? <QueryError query={query} /> : null}
      </div>
    </Main>
  );
}

function ShelfGone() {
  return (
    <EmptyState
      icon={BookX}
      title={t.help.shelf_gone}
      action={
        <Link to={paths.help} className={buttonVariants()}>
          {t.help.all_topics}
        </Link>
      }
    />
  );
}
