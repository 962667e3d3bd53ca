import { warm } from '@autocrm/core/app/warm.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import type { QueryClient } from '@tanstack/react-query';
import type { LoaderFunction } from 'react-router';

export function personLoader(client: QueryClient): LoaderFunction {
  return ({ params: { id = '' } }) =>
    warm(
      client.query(peopleQueries.detail(id)),
      client.query(peopleQueries.permissions(id)),
      client.query(catalogQueries.teams()),
    );
}
