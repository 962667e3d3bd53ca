import { notificationQueries } from '@autocrm/core/data/notifications/queries.ts';
import { reportUnless } from '@autocrm/core/lib/report-unless.ts';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';

/** A dot on the tab's icon, and the number on the installed app's, while something is unread. */
export function TabBadge() {
  const { data: unread = 0 } = useQuery(notificationQueries.unreadCount());
  const isMarked = unread > 0;
  // The icon stands in the document's head and on the dock: both are outside React.
  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (!icon) return undefined;
    icon.href = isMarked ? '/favicon-unread.svg' : '/favicon.svg';
    return () => {
      icon.href = '/favicon.svg';
    };
  }, [isMarked]);
  // The number on the dock's icon, where the desk is installed.
  useEffect(() => {
    // A browser may not allow it: the number stands in the title all the same.
    if ('setAppBadge' in navigator) {
      navigator.setAppBadge(unread).catch(reportUnless('NotAllowedError'));
    }
  }, [unread]);
  return null;
}
