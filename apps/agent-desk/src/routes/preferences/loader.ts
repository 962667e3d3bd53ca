import { warm } from '@autocrm/core/app/warm.ts';
import { notificationQueries } from '@autocrm/core/data/notifications/queries.ts';
import type { QueryClient } from '@tanstack/react-query';
import type { LoaderFunction } from 'react-router';

export function preferencesLoader(client: QueryClient): LoaderFunction {
  return () => warm(client.query(notificationQueries.preferences()));
}
