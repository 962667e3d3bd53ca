import { readSearch } from '@autocrm/core/app/search.ts';
import { warm } from '@autocrm/core/app/warm.ts';
import { minSearchLength } from '@autocrm/core/contracts/knowledge.ts';
import { knowledgeQueries } from '@autocrm/core/data/knowledge/queries.ts';
import type { QueryClient } from '@tanstack/react-query';
import type { LoaderFunction } from 'react-router';
import { resultsLimit } from '../../features/help-search/results-limit.ts';
import { helpSearchSchema } from './search.ts';

export function helpSearchLoader(client: QueryClient): LoaderFunction {
  return ({ request }) => {
    const { q } = readSearch(helpSearchSchema, new URL(request.url).searchParams);
    if (q.length < minSearchLength) return null;
    return warm(client.query(knowledgeQueries.search(q, resultsLimit)));
  };
}
