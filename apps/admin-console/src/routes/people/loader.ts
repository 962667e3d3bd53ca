import { readSearch } from '@autocrm/core/app/search.ts';
import { warm } from '@autocrm/core/app/warm.ts';
import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import type { QueryClient } from '@tanstack/react-query';
import type { LoaderFunction } from 'react-router';
import { peopleOf, peopleSearchSchema } from '../../features/people-table/people-search.ts';

export function peopleLoader(client: QueryClient): LoaderFunction {
  return ({ request }) => {
    const { searchParams } = new URL(request.url);
    const { filters, cursor } = peopleOf(readSearch(peopleSearchSchema, searchParams));
    return warm(client.query(peopleQueries.list(filters, cursor)));
  };
}
