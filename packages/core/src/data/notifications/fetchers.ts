import * as z from 'zod/mini';
import {
  type Notification,
  notificationColumns,
  type NotificationPreference,
  notificationPreferenceColumns,
  notificationPreferenceSchema,
  notificationSchema,
} from '../../contracts/notification.ts';
import { supabase } from '../../db/client.ts';
import { read, run } from '../../db/request.ts';
import type { NotificationFilter } from './keys.ts';

/** The last notification of the page before. */
export type NotificationCursor = { readonly updated_at: string; readonly id: string };
export type NotificationPage = {
  notifications: Notification[];
  next_cursor: NotificationCursor | null;
};

const pageSize = 20;

/** One page of the caller's notifications, newest first. @throws AppError */
export async function fetchNotifications(
  filter: NotificationFilter,
  cursor: NotificationCursor | null,
  signal: AbortSignal,
): Promise<NotificationPage> {
  let request = supabase().from('notifications').select(notificationColumns);
  if (filter === 'unread') request = request.is('read_at', null);
  else if (filter !== 'all') request = request.eq('type', filter);
  if (cursor) {
    request = request
      .lte('updated_at', cursor.updated_at)
      .or(
        `updated_at.lt."${cursor.updated_at}",and(updated_at.eq."${cursor.updated_at}",id.lt.${cursor.id})`,
      );
  }
  const ordered = request
    .order('updated_at', { ascending: false })
    .order('id', { ascending: false })
    .limit(pageSize + 1);
  const rows = await read(ordered.abortSignal(signal), z.array(notificationSchema), signal);
  const notifications = rows.slice(0, pageSize);
  const last = notifications.at(-1);
  const hasMore = rows.length > pageSize;
  return {
    notifications,
    next_cursor: hasMore && last ? { updated_at: last.updated_at, id: last.id } : null,
  };
}

/** From here on the badge says "99+". */
const unreadCap = 100;

/** How many notifications the caller has not read, counted up to 100. @throws AppError */
export async function fetchUnreadCount(signal: AbortSignal): Promise<number> {
  const request = supabase().from('notifications').select('id').is('read_at', null);
  const rows = await read(
    request.limit(unreadCap).abortSignal(signal),
    z.array(z.object({ id: z.string() })),
    signal,
  );
  return rows.length;
}

/** Marks some or all of the caller's notifications as read. @throws AppError */
export function markNotificationsRead(which: { ids: readonly string[] } | { all: true }) {
  const request = supabase()
    .from('notifications')
    .update({ read_at: new Date().toISOString() })
    .is('read_at', null);
  return run('ids' in which ? request.in('id', [...which.ids]) : request);
}

/** What the caller chose; a type without a row means both ways. @throws AppError */
export function fetchPreferences(signal: AbortSignal) {
  const request = supabase().from('notification_preferences').select(notificationPreferenceColumns);
  return read(request.abortSignal(signal), z.array(notificationPreferenceSchema), signal);
}

/** Keeps how the person wants to be told of one kind of event. @throws AppError */
export function savePreference(profileId: string, preference: NotificationPreference) {
  const row = { profile_id: profileId, ...preference };
  const request = supabase().from('notification_preferences');
  return run(request.upsert(row, { onConflict: 'profile_id,type' }));
}
