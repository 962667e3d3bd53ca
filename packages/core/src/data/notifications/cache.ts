import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Notification } from '../../contracts/notification.ts';
import type { NotificationCursor, NotificationPage } from './fetchers.ts';
import { notificationKeys } from './keys.ts';

type NotificationData = InfiniteData<NotificationPage, NotificationCursor | null>;

/** Puts a new or changed notification on top of the cached list, and has the badge counted again. */
export function putNotification(client: QueryClient, notification: Notification): void {
  client.setQueryData<NotificationData>(notificationKeys.list(), (data) => {
    if (!data) return data;
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
      return { ...page, notifications: index === 0 ? [notification, ...others] : others };
    });
    return { ...data, pages };
  });
  void client.invalidateQueries({ queryKey: notificationKeys.unreadCount() });
}

/** Shows notifications as read. @param ids which; all without it */
export function showAsRead(
  client: QueryClient,
  ids: readonly string[] | undefined,
  at: string,
): void {
  client.setQueryData<NotificationData>(notificationKeys.list(), (data) => {
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
