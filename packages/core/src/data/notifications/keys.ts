/** Which of the caller's notifications a list holds. */
export const notificationFilters = [
  'all',
  'unread',
  'mention',
  'assigned',
  'sla_breached',
] as const;
export type NotificationFilter = (typeof notificationFilters)[number];

const all = ['notifications'] as const;

export const notificationKeys = {
  all: () => all,
  lists: () => [...all, 'list'] as const,
  list: (filter: NotificationFilter) => [...all, 'list', filter] as const,
  unreadCount: () => [...all, 'unread-count'] as const,
  preferences: () => [...all, 'preferences'] as const,
};
