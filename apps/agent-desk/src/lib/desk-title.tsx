import { notificationQueries } from '@autocrm/core/data/notifications/queries.ts';
import { useQuery } from '@tanstack/react-query';
import { t } from './messages.ts';

/** The browser tab's name, with the number of unread notifications before it. One per page. */
export function DeskTitle({ title }: { title: string }) {
  const { data: unread = 0 } = useQuery(notificationQueries.unreadCount());
  return <title>{`${unread > 0 ? `(${unread}) ` : ''}${title} · ${t.app}`}</title>;
}
