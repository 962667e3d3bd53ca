import { warm } from '@autocrm/core/app/warm.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import { teamQueries } from '@autocrm/core/data/teams/queries.ts';
import type { QueryClient } from '@tanstack/react-query';
import type { LoaderFunction } from 'react-router';

export function teamsLoader(client: QueryClient): LoaderFunction {
  return () =>
    warm(
      client.query(teamQueries.list()),
      client.query(peopleQueries.staff()),
      client.query(catalogQueries.schedules()),
    );
}
