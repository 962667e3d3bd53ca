import { warm } from '@autocrm/core/app/warm.ts';
import { ticketQueries } from '@autocrm/core/data/tickets/queries.ts';
import type { QueryClient } from '@tanstack/react-query';
import type { LoaderFunction } from 'react-router';

export function printLoader(client: QueryClient): LoaderFunction {
  return ({ params }) => warm(client.query(ticketQueries.detail(params['number'] ?? '')));
}
