import { readSearch } from '@autocrm/core/app/search.ts';
import { warm } from '@autocrm/core/app/warm.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { ticketQueries } from '@autocrm/core/data/tickets/queries.ts';
import type { QueryClient } from '@tanstack/react-query';
import type { LoaderFunction } from 'react-router';
import { ticketsOf, ticketsSearchSchema } from '../../features/ticket-table/tickets-search.ts';

export function ticketsLoader(client: QueryClient): LoaderFunction {
  return ({ request }) => {
    const { searchParams } = new URL(request.url);
    const { params, cursor } = ticketsOf(readSearch(ticketsSearchSchema, searchParams));
    return warm(
      client.query(ticketQueries.deskPage(params, cursor)),
      client.query(catalogQueries.teams()),
    );
  };
}
