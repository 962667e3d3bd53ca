import { readSearch } from '@autocrm/core/app/search.ts';
import { warm } from '@autocrm/core/app/warm.ts';
import { notificationQueries } from '@autocrm/core/data/notifications/queries.ts';
import { savedViewQueries } from '@autocrm/core/data/saved-views/queries.ts';
import { ticketQueries } from '@autocrm/core/data/tickets/queries.ts';
import type { QueryClient } from '@tanstack/react-query';
import type { LoaderFunction } from 'react-router';
import { missing } from '../../lib/missing.ts';
import {
  queueParams,
  type QueueSearch,
  queueSearchSchema,
  searchOf,
} from '../../lib/queue-search.ts';
import { type QueueView, savedOf, viewOf } from '../../lib/views.ts';

export function queueLoader(client: QueryClient): LoaderFunction {
  return ({ params, request }) => {
    const view = viewOf(params['view']);
    if (!view) throw missing();
    const search = readSearch(queueSearchSchema, new URL(request.url).searchParams);
    return warm(
      warmList(client, view, search),
      client.query(ticketQueries.counts()),
      client.query(notificationQueries.unreadCount()),
    );
  };
}

/** The first page of what the view will show. */
async function warmList(client: QueryClient, view: QueueView, search: QueueSearch): Promise<void> {
  const shown = await effectiveSearch(client, view, search);
  if (!shown || (view === 'search' && shown.q === '')) return;
  const params = queueParams(view, shown);
  if (shown.q === '') await client.infiniteQuery(ticketQueries.deskList(params));
  else await client.query(ticketQueries.deskSearch(shown.q.trim(), params.filters));
}

/** A saved view's own filters come first. */
async function effectiveSearch(
  client: QueryClient,
  view: QueueView,
  search: QueueSearch,
): Promise<QueueSearch | undefined> {
  if (savedOf(view) === undefined || search.edited) return search;
  const views = await client.query({ ...savedViewQueries.list(), staleTime: 'static' });
  const saved = views.find(({ id }) => id === savedOf(view));
  return saved && searchOf(saved.filters, saved);
}
