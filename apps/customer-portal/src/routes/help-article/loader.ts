import { warm } from '@autocrm/core/app/warm.ts';
import { preloadMarkdown } from '@autocrm/core/blocks/markdown.tsx';
import { knowledgeQueries } from '@autocrm/core/data/knowledge/queries.ts';
import type { QueryClient } from '@tanstack/react-query';
import type { LoaderFunction } from 'react-router';

export function articleLoader(client: QueryClient): LoaderFunction {
  return ({ params }) => {
    preloadMarkdown();
    return warm(
      client
        .query(knowledgeQueries.article(params['slug'] ?? ''))
        .then(async ({ category }) => client.query(knowledgeQueries.shelf(category.slug))),
    );
  };
}
