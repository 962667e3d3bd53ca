import type { Notification } from '@autocrm/core/contracts/notification.ts';
import { t } from './messages.ts';

/** Who did what, in one short sentence: "Maya replied". */
export function notificationText({ type, payload }: Notification): string {
  return t.notifications.texts[type](payload.actor_name ?? t.notifications.somebody);
}
