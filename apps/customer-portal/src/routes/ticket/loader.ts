import { warm } from '@autocrm/core/app/warm.ts';
import { preloadMarkdown } from '@autocrm/core/blocks/markdown.tsx';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { ticketQueries } from '@autocrm/core/data/tickets/queries.ts';
import type { QueryClient } from '@tanstack/react-query';
import type { LoaderFunction } from 'react-router';

export function ticketLoader(client: QueryClient): LoaderFunction {
  return ({ params }) => {
    preloadMarkdown();
    return warm(
      client
        .query(ticketQueries.detail(params['number'] ?? ''))
        .then(async ({ id }) => client.infiniteQuery(ticketQueries.timeline(id))),
      client.query(catalogQueries.categories()),
      client.query(catalogQueries.customFields()),
      client.query(catalogQueries.priorities()),
    );
  };
}
