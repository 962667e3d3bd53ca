import { warm } from '@autocrm/core/app/warm.ts';
import { preloadMarkdown } from '@autocrm/core/blocks/markdown.tsx';
import { knowledgeQueries } from '@autocrm/core/data/knowledge/queries.ts';
import { useQueryClient } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { Link } from 'react-router';
import { paths } from '../app/paths.ts';

export interface ArticleLinkProps extends Omit<ComponentProps<typeof Link>, 'to' | 'prefetch'> {
  slug: string;
}

/** A link to an article, which is fetched as soon as somebody seems about to follow it. */
export function ArticleLink({ slug, ...props }: ArticleLinkProps) {
  const prefetch = usePrefetchArticle();
  return (
    <Link
      {...props}
      to={paths.article(slug)}
      onPointerEnter={() => {
        prefetch(slug);
      }}
      onFocus={() => {
        prefetch(slug);
      }}
    />
  );
}

/** Fetches an article and what shows it, ahead. */
export function usePrefetchArticle(): (slug: string) => void {
  const client = useQueryClient();
  return (slug) => {
    warm(client.query(knowledgeQueries.article(slug)));
    preloadMarkdown();
  };
}
