import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Notification } from '../../contracts/notification.ts';
import type { NotificationCursor, NotificationPage } from './fetchers.ts';
import { type NotificationFilter, notificationFilters, notificationKeys } from './keys.ts';

type NotificationData = InfiniteData<NotificationPage, NotificationCursor | null>;

/** Puts a new or changed notification on top of the cached lists that it belongs to, and has the badge counted again. */
export function putNotification(client: QueryClient, notification: Notification): void {
  for (const filter of notificationFilters) {
    client.setQueryData<NotificationData>(
      notificationKeys.list(filter),
      (data) => data && withNotification(data, notification, belongsTo(notification, filter)),
    );
  }
  void client.invalidateQueries({ queryKey: notificationKeys.unreadCount() });
}

/** What was read stays in the list of the unread while one looks at it; it is gone when that is opened again. */
function belongsTo({ type, read_at }: Notification, filter: NotificationFilter): boolean {
  if (filter === 'all') return true;
  return filter === 'unread' ? read_at === null : type === filter;
}

function withNotification(
  data: NotificationData,
  notification: Notification,
  isWanted: boolean,
): NotificationData {
  const isReadOnly = data.pages.some((page) =>
    page.notifications.some(
      ({ id, updated_at }) => id === notification.id && updated_at === notification.updated_at,
    ),
  );
  const pages = data.pages.map((page, index) => {
    // Being read does not move it; news does.
    if (isReadOnly)
      return {
        ...page,
        notifications: page.notifications.map((old) =>
          old.id === notification.id ? notification : old,
        ),
      };
    const others = page.notifications.filter(({ id }) => id !== notification.id);
    const isFirst = index === 0 && isWanted;
    return { ...page, notifications: isFirst ? [notification, ...others] : others };
  });
  return { ...data, pages };
}

/** Shows notifications as read. @param ids which; all without it */
export function showAsRead(
  client: QueryClient,
  ids: readonly string[] | undefined,
  at: string,
): void {
  client.setQueriesData<NotificationData>({ queryKey: notificationKeys.lists() }, (data) => {
    if (!data) return data;
    const read = (one: Notification): Notification =>
      one.read_at === null && (ids === undefined || ids.includes(one.id))
        ? { ...one, read_at: at }
        : one;
    const pages = data.pages.map((page) => ({
      ...page,
      notifications: page.notifications.map(read),
    }));
    return { ...data, pages };
  });
}
