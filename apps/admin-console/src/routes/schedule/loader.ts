import { warm } from '@autocrm/core/app/warm.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import type { QueryClient } from '@tanstack/react-query';
import type { LoaderFunction } from 'react-router';

export function scheduleLoader(client: QueryClient): LoaderFunction {
  return ({ params: { id } }) =>
    id === undefined ? null : warm(client.query(catalogQueries.schedules()));
}
