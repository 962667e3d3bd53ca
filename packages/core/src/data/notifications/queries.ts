import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  fetchNotifications,
  fetchPreferences,
  fetchUnreadCount,
  type NotificationCursor,
} from './fetchers.ts';
import { type NotificationFilter, notificationKeys } from './keys.ts';

/** The parameter of a first page. A function, so that its type stays as wide as that of the pages after it. */
const firstPage = (): NotificationCursor | null => null;

/** Reads of the caller's notifications. */
export const notificationQueries = {
  list: (filter: NotificationFilter = 'all') =>
    infiniteQueryOptions({
      queryKey: notificationKeys.list(filter),
      queryFn: ({ pageParam, signal }) => fetchNotifications(filter, pageParam, signal),
      initialPageParam: firstPage(),
      getNextPageParam: (page) => page.next_cursor,
    }),
  unreadCount: () =>
    queryOptions({
      queryKey: notificationKeys.unreadCount(),
      queryFn: ({ signal }) => fetchUnreadCount(signal),
    }),
  preferences: () =>
    queryOptions({
      queryKey: notificationKeys.preferences(),
      queryFn: ({ signal }) => fetchPreferences(signal),
    }),
};
