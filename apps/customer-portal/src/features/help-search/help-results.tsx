import { QueryError } from '@autocrm/core/blocks/query-error.tsx';
import { type ArticleHit, minSearchLength } from '@autocrm/core/contracts/knowledge.ts';
import { knowledgeQueries } from '@autocrm/core/data/knowledge/queries.ts';
import { Card } from '@autocrm/core/ui/card.tsx';
import { EmptyState } from '@autocrm/core/ui/empty-state.tsx';
import { linkVariants } from '@autocrm/core/ui/link.tsx';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Search, SearchX } from 'lucide-react';
import { ArticleLink } from '../../lib/article-link.tsx';
import { AskLink } from '../../lib/ask-link.tsx';
import { Excerpt } from '../../lib/excerpt.tsx';
import { t } from '../../lib/messages.ts';
import { resultsLimit } from './results-limit.ts';

/** All that the help centre has for some words. */
export function HelpResults({ query: words }: { query: string }) {
  const query = useQuery({
    ...knowledgeQueries.search(words, resultsLimit),
    placeholderData: keepPreviousData,
  });
  if (words.length < minSearchLength) {
    return (
      <EmptyState
        icon={Search}
        title={t.help.search.start_title}
        description={t.help.search.start}
      />
    );
  }
  if (query.isPending) return <ResultSkeletons />;
  if (query.isError) {
    return <QueryError query={query} />;
  }
  return (
    <>
      <p
        role="status"
        // The empty state says it in larger letters.
        className={query.data.length === 0 ? 'sr-only' : 'text-muted mb-2 text-sm tabular-nums'}
      >
        {query.isPlaceholderData ? t.help.search.searching : t.help.search.found(query.data.length)}
      </p>
      {query.data.length === 0 && !query.isPlaceholderData ? (
        <EmptyState
          icon={SearchX}
          title={t.help.search.none_title(words)}
          description={t.help.search.none}
          action={<AskLink />}
        />
      ) : (
        <Card>
          <ul>
            {query.data.map((hit) => (
              <Result key={hit.id} hit={hit} />
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

function Result({ hit: { slug, marked_title, category_name, excerpt } }: { hit: ArticleHit }) {
  return (
    <li className="border-border hover:bg-hover relative px-5 py-4 transition-colors not-last:border-b">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <ArticleLink
          slug={slug}
          data-result
          className={linkVariants({ variant: 'title', className: 'after:absolute after:inset-0' })}
        >
          <Excerpt text={marked_title} />
        </ArticleLink>
        <span className="text-muted text-sm">{category_name}</span>
      </p>
      <p className="text-muted mt-0.5 text-sm text-pretty">
        <Excerpt isPart text={excerpt} />
      </p>
    </li>
  );
}

function ResultSkeletons() {
  return (
    <SkeletonGroup className="grid gap-3">
      {Array.from({ length: 5 }, (_, index) => (
        <Skeleton key={index} className="h-20 rounded-xl" />
      ))}
    </SkeletonGroup>
  );
}
