import { useHeadingFocus } from '@autocrm/core/app/use-heading-focus.ts';
import { QueryError } from '@autocrm/core/blocks/query-error.tsx';
import { knowledgeQueries, knownArticle } from '@autocrm/core/data/knowledge/queries.ts';
import { Main } from '@autocrm/core/ui/app-shell.tsx';
import { PageTitle } from '@autocrm/core/ui/page-title.tsx';
import { RelativeTime } from '@autocrm/core/ui/relative-time.tsx';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { ArticleFeedback } from '../../features/article/article-feedback.tsx';
import { ArticleSkeleton } from '../../features/article/article-skeleton.tsx';
import { ArticleText } from '../../features/article/article-text.tsx';
import { RelatedArticles } from '../../features/article/related-articles.tsx';
import { Breadcrumbs } from '../../lib/breadcrumbs.tsx';
import { t } from '../../lib/messages.ts';
import { PageMeta } from '../../lib/page-meta.tsx';
import { ArticleGone } from './article-gone.tsx';

/** One article. What a list knew of it is there at once; its text follows. */
export function ArticlePage() {
  const { slug = '' } = useParams();
  const query = useQuery(knowledgeQueries.article(slug));
  const client = useQueryClient();
  const isGone = query.error?.kind === 'not_found';
  useHeadingFocus(isGone ? 'gone' : 'there');
  if (isGone) return <ArticleGone />;
  const known = query.data ?? knownArticle(client, slug);
  return (
    <Main className="mx-auto w-full max-w-5xl px-4 pt-6 pb-20 sm:pt-8">
      <Breadcrumbs crumbs={[{ to: paths.help, name: t.help.title }, ...crumbOf(known)]} />
      <PageTitle
        title={known?.title ?? t.help.title}
        app={t.app}
        description={known?.summary === '' ? undefined : known?.summary}
      />
      {query.data ? (
        <>
          <PageMeta description={query.data.summary} path={paths.article(slug)} />
          <p className="text-muted mt-2 text-sm">
            {t.help.updated} <RelativeTime at={query.data.updated_at} />
          </p>
        </>
      ) : null}
      <div className="mt-6">
        {query.data ? <ArticleText body={query.data.body} /> : null}
        {query.isPending ? <ArticleSkeleton /> : null}
        {query.isError && !query.data ? <QueryError query={query} /> : null}
      </div>
      {query.data ? (
        <div className="lg:max-w-[calc(100%-18rem)]">
          <ArticleFeedback key={query.data.id} articleId={query.data.id} />
          <RelatedArticles slug={slug} shelf={query.data.category.slug} />
        </div>
      ) : null}
    </Main>
  );
}

function crumbOf(article: { category: { name: string; slug: string } } | undefined) {
  return article ? [{ to: paths.shelf(article.category.slug), name: article.category.name }] : [];
}
