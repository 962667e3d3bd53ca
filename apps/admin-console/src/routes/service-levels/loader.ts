import { warm } from '@autocrm/core/app/warm.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { teamQueries } from '@autocrm/core/data/teams/queries.ts';
import type { QueryClient } from '@tanstack/react-query';
import type { LoaderFunction } from 'react-router';

export function serviceLevelsLoader(client: QueryClient): LoaderFunction {
  return () =>
    warm(
      client.query(catalogQueries.slaPolicies()),
      client.query(catalogQueries.schedules()),
      client.query(catalogQueries.categories()),
      client.query(teamQueries.list()),
    );
}
