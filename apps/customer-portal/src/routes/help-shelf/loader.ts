import { warm } from '@autocrm/core/app/warm.ts';
import { knowledgeQueries } from '@autocrm/core/data/knowledge/queries.ts';
import type { QueryClient } from '@tanstack/react-query';
import type { LoaderFunction } from 'react-router';

export function shelfLoader(client: QueryClient): LoaderFunction {
  return ({ params }) => warm(client.query(knowledgeQueries.shelf(params['slug'] ?? '')));
}
