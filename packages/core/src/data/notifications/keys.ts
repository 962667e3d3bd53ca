const all = ['notifications'] as const;

export const notificationKeys = {
  all: () => all,
  list: () => [...all, 'list'] as const,
  unreadCount: () => [...all, 'unread-count'] as const,
  preferences: () => [...all, 'preferences'] as const,
};
