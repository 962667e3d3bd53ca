import { readSearch } from '@autocrm/core/app/search.ts';
import { warm } from '@autocrm/core/app/warm.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { ticketQueries } from '@autocrm/core/data/tickets/queries.ts';
import type { QueryClient } from '@tanstack/react-query';
import type { LoaderFunction } from 'react-router';
import {
  filtersOf,
  ticketsOf,
  ticketsSearchSchema,
} from '../../features/ticket-list/tickets-search.ts';

export function ticketsLoader(client: QueryClient): LoaderFunction {
  return ({ request }) => {
    const { searchParams } = new URL(request.url);
    const search = readSearch(ticketsSearchSchema, searchParams);
    const { params, cursor } = ticketsOf(search);
    return warm(
      search.q === ''
        ? client.query(ticketQueries.ownPage(params, cursor))
        : client.query(ticketQueries.ownSearch(search.q, filtersOf(search))),
      client.query(catalogQueries.priorities()),
    );
  };
}
