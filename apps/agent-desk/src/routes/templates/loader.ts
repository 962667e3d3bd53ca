import { warm } from '@autocrm/core/app/warm.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import { templateQueries } from '@autocrm/core/data/templates/queries.ts';
import type { QueryClient } from '@tanstack/react-query';
import type { LoaderFunction } from 'react-router';

export function templatesLoader(client: QueryClient): LoaderFunction {
  return () =>
    warm(
      client.query(templateQueries.list()),
      client.query(catalogQueries.teams()),
      client.query(catalogQueries.tags()),
      client.query(peopleQueries.staff()),
    );
}
