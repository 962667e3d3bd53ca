import { type QueryClient, queryOptions } from '@tanstack/react-query';
import {
  type Article,
  type ArticleHit,
  type ArticleSummary,
  type FilledShelf,
  minSearchLength,
} from '../../contracts/knowledge.ts';
import {
  fetchArticle,
  fetchFeedback,
  fetchPopularArticles,
  fetchShelf,
  fetchShelves,
  searchArticles,
} from './fetchers.ts';
import { knowledgeKeys } from './keys.ts';

/** Articles change a few times a month; a reload is soon enough to see it. */
const staleTime = 5 * 60 * 1000;

/** Reads of the help centre. Visitors get what is public. */
export const knowledgeQueries = {
  shelves: () =>
    queryOptions({
      queryKey: knowledgeKeys.shelves(),
      queryFn: ({ signal }) => fetchShelves(signal),
      staleTime,
    }),
  shelf: (slug: string) =>
    queryOptions({
      queryKey: knowledgeKeys.shelf(slug),
      queryFn: ({ signal }) => fetchShelf(slug, signal),
      staleTime,
    }),
  popular: () =>
    queryOptions({
      queryKey: knowledgeKeys.popular(),
      queryFn: ({ signal }) => fetchPopularArticles(signal),
      staleTime,
    }),
  article: (slug: string) =>
    queryOptions({
      queryKey: knowledgeKeys.article(slug),
      queryFn: ({ signal }) => fetchArticle(slug, signal),
      staleTime,
    }),
  /** @param query without surrounding blanks; below `minSearchLength` characters nothing is asked */
  search: (query: string, limit: number) =>
    queryOptions({
      queryKey: knowledgeKeys.search(query, limit),
      queryFn: ({ signal }) => searchArticles(query, limit, signal),
      staleTime,
      enabled: query.length >= minSearchLength,
    }),
  feedback: (articleId: string, profileId: string) =>
    queryOptions({
      queryKey: knowledgeKeys.feedback(articleId, profileId),
      queryFn: ({ signal }) => fetchFeedback(articleId, profileId, signal),
      staleTime,
    }),
};

/**
 * As much of an article as any list in the cache tells, so that its page has something to show at once.
 *
 * @returns without `summary` and date where only a search found it
 */
export function knownArticle(
  client: QueryClient,
  slug: string,
): (Pick<Article, 'title' | 'category'> & Partial<ArticleSummary>) | undefined {
  const popular = client.getQueryData<ArticleSummary[]>(knowledgeKeys.popular());
  const listed = popular?.find((article) => article.slug === slug);
  if (listed) return listed;
  for (const [, shelf] of client.getQueriesData<FilledShelf>({
    queryKey: knowledgeKeys.shelves(),
    predicate: ({ queryKey }) => queryKey.length > knowledgeKeys.shelves().length,
  })) {
    const article = shelf?.articles.find((candidate) => candidate.slug === slug);
    if (shelf && article) return { ...article, category: shelf };
  }
  for (const [, hits] of client.getQueriesData<ArticleHit[]>({
    queryKey: knowledgeKeys.searches(),
  })) {
    const hit = hits?.find((candidate) => candidate.slug === slug);
    if (hit) {
      const { id, title, category_name, category_slug } = hit;
      return { id, slug, title, category: { name: category_name, slug: category_slug } };
    }
  }
  return undefined;
}
