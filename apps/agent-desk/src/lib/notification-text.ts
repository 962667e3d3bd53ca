import type { Notification } from '@autocrm/core/contracts/notification.ts';
import { t } from './messages.ts';

/** Who did what, or what is late, in one short sentence: "Maya replied". */
export function notificationText({ type, payload }: Notification): string {
  if (payload.clock) return t.notifications.overdue[payload.clock];
  return t.notifications.texts[type](payload.actor_name ?? t.notifications.somebody);
}
