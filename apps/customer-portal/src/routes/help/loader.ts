import { warm } from '@autocrm/core/app/warm.ts';
import { knowledgeQueries } from '@autocrm/core/data/knowledge/queries.ts';
import type { QueryClient } from '@tanstack/react-query';
import type { LoaderFunction } from 'react-router';

export function helpLoader(client: QueryClient): LoaderFunction {
  return () =>
    warm(client.query(knowledgeQueries.shelves()), client.query(knowledgeQueries.popular()));
}
