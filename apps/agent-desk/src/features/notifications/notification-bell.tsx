import { notificationQueries } from '@autocrm/core/data/notifications/queries.ts';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { useQuery } from '@tanstack/react-query';
import { Bell } from 'lucide-react';
import { lazy } from 'react';
import { LatePopup } from '../../lib/late-popup.tsx';
import { t } from '../../lib/messages.ts';

const loadPopover = () => import('./notification-popover.tsx');
const NotificationPopover = lazy(async () => ({
  default: (await loadPopover()).NotificationPopover,
}));

/** From here on the badge says no number. */
const unreadCap = 99;

/** How much is unread, and the list behind it, which is a chunk of its own. */
export function NotificationBell() {
  const { data: unread = 0 } = useQuery(notificationQueries.unreadCount());
  return (
    <span className="relative inline-flex">
      <LatePopup
        kind="dialog"
        command="go.notifications"
        preload={loadPopover}
        button={<IconButton icon={Bell} label={t.notifications.open(unread)} />}
      >
        {(popup) => <NotificationPopover {...popup} />}
      </LatePopup>
      {unread > 0 ? (
        <span
          aria-hidden
          className="bg-accent text-on-accent pointer-events-none absolute -end-0.5 -top-0.5 grid h-4 min-w-4 place-items-center rounded-full px-1 text-[0.625rem] font-semibold tabular-nums"
        >
          {unread > unreadCap ? `${unreadCap}+` : unread}
        </span>
      ) : null}
    </span>
  );
}
