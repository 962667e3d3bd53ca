import { whenHere } from '@autocrm/core/app/when-here.ts';
import { notificationQueries } from '@autocrm/core/data/notifications/queries.ts';
import { iconButtonVariants } from '@autocrm/core/ui/icon-button.tsx';
import { useQuery } from '@tanstack/react-query';
import { Bell } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { t } from '../../lib/messages.ts';

const loadPopup = () => import('./notification-popup.tsx');
const NotificationPopup = lazy(async () => ({ default: (await loadPopup()).NotificationPopup }));

const mostShown = 99;

/** How much is new, and the list behind it, which is a chunk of its own. */
export function NotificationBell() {
  const { data: unread = 0 } = useQuery(notificationQueries.unreadCount());
  // The list's code is asked for with the first click, and shown as soon as it is there.
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const button = {
    'aria-label': t.notifications.bell(unread),
    className: iconButtonVariants({ className: 'relative' }),
    children: (
      <>
        <Bell aria-hidden />
        {unread > 0 ? (
          <span
            aria-hidden
            className="bg-accent text-on-accent absolute end-0 top-0 grid h-4.5 min-w-4.5 place-items-center rounded-full px-1 text-[0.6875rem] leading-none font-semibold tabular-nums"
          >
            {unread > mostShown ? `${mostShown}+` : unread}
          </span>
        ) : null}
      </>
    ),
  } as const;
  const early = (
    <button
      {...button}
      type="button"
      aria-haspopup="dialog"
      aria-expanded={false}
      onClick={() => {
        whenHere(loadPopup, {
          show: () => {
            setWanted(true);
            setOpen(true);
          },
        });
      }}
    />
  );
  if (!wanted) return early;
  return (
    <Suspense fallback={early}>
      <NotificationPopup
        open={open}
        onOpenChange={setOpen}
        trigger={<button {...button} type="button" />}
      />
    </Suspense>
  );
}
