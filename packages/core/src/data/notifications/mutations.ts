import { mutationOptions } from '@tanstack/react-query';
import type { NotificationPreference } from '../../contracts/notification.ts';
import { applyOptimistic, rollBack } from '../optimistic.ts';
import { showAsRead } from './cache.ts';
import { markNotificationsRead, savePreference } from './fetchers.ts';
import { notificationKeys } from './keys.ts';

/** Marks some or all notifications as read: shown at once. */
export function markNotificationsReadMutation() {
  return mutationOptions({
    mutationFn: (which: { ids: readonly string[] } | { all: true }) => markNotificationsRead(which),
    onMutate: (which, { client }) =>
      applyOptimistic(client, [notificationKeys.lists()], () => {
        showAsRead(client, 'ids' in which ? which.ids : undefined, new Date().toISOString());
      }),
    onError: (_error, _which, context, { client }) => {
      rollBack(client, context);
    },
    meta: { invalidates: [notificationKeys.unreadCount()] },
  });
}

/** Keeps how the person wants to be told of one kind of event. */
export function savePreferenceMutation(profileId: string) {
  return mutationOptions({
    mutationFn: (preference: NotificationPreference) => savePreference(profileId, preference),
    meta: { invalidates: [notificationKeys.preferences()] },
  });
}
