import { warm } from '@autocrm/core/app/warm.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { knowledgeQueries } from '@autocrm/core/data/knowledge/queries.ts';
import { ticketQueries } from '@autocrm/core/data/tickets/queries.ts';
import type { QueryClient } from '@tanstack/react-query';
import type { LoaderFunction } from 'react-router';
import { openTickets } from '../../features/ticket-list/open-tickets-params.ts';

export function homeLoader(client: QueryClient): LoaderFunction {
  return () =>
    warm(
      client.query(ticketQueries.ownPage(openTickets)),
      client.query(catalogQueries.priorities()),
      client.query(knowledgeQueries.popular()),
    );
}
