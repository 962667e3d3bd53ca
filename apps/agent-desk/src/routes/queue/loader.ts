import { readSearch } from '@autocrm/core/app/search.ts';
import { warm } from '@autocrm/core/app/warm.ts';
import { notificationQueries } from '@autocrm/core/data/notifications/queries.ts';
import { ticketQueries } from '@autocrm/core/data/tickets/queries.ts';
import type { QueryClient } from '@tanstack/react-query';
import type { LoaderFunction } from 'react-router';
import { missing } from '../../lib/missing.ts';
import { queueParams, queueSearchSchema } from '../../lib/queue-search.ts';
import { viewOf } from '../../lib/views.ts';

export function queueLoader(client: QueryClient): LoaderFunction {
  return ({ params, request }) => {
    const view = viewOf(params['view']);
    if (!view) throw missing();
    const search = readSearch(queueSearchSchema, new URL(request.url).searchParams);
    return warm(
      client.infiniteQuery(ticketQueries.deskList(queueParams(view, search))),
      client.query(ticketQueries.counts()),
      client.query(notificationQueries.unreadCount()),
    );
  };
}
