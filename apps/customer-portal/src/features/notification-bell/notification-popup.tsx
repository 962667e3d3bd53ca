import { NotificationPages } from '@autocrm/core/app/notification-pages.tsx';
import { markNotificationsReadMutation } from '@autocrm/core/data/notifications/mutations.ts';
import { notificationQueries } from '@autocrm/core/data/notifications/queries.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Popover } from '@autocrm/core/ui/popover.tsx';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { type ReactElement, useRef } from 'react';
import { t } from '../../lib/messages.ts';
import { NotificationItem } from './notification-item.tsx';

export interface NotificationPopupProps {
  trigger: ReactElement;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The list behind the bell, newest first; one row per ticket gathers what happened there. */
export function NotificationPopup({ trigger, open, onOpenChange }: NotificationPopupProps) {
  return (
    <Popover
      align="end"
      label={t.notifications.title}
      trigger={trigger}
      open={open}
      onOpenChange={onOpenChange}
      className="w-96 p-0"
    >
      <Notifications
        onLeave={() => {
          onOpenChange(false);
        }}
      />
    </Popover>
  );
}

function Notifications({ onLeave }: { onLeave: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const query = useInfiniteQuery(notificationQueries.list());
  const { mutate: markRead } = useMutation(markNotificationsReadMutation());
  const hasUnread =
    query.data?.pages.some(({ notifications }) =>
      notifications.some(({ read_at }) => read_at === null),
    ) ?? false;
  return (
    <div>
      <div className="border-border flex min-h-12 items-center justify-between gap-2 border-b ps-4 pe-2">
        <h2 ref={heading} tabIndex={-1} className="font-semibold">
          {t.notifications.title}
        </h2>
        {hasUnread ? (
          <Button
            size="sm"
            variant="ghost"
            onClick={() => {
              // This button goes; focus must not go with it.
              heading.current?.focus();
              markRead({ all: true });
            }}
          >
            {t.notifications.mark_all}
          </Button>
        ) : null}
      </div>
      <NotificationPages query={query} words={t.notifications}>
        {(notifications) => (
          <ul>
            {notifications.map((notification) => (
              <NotificationItem
                key={notification.id}
                notification={notification}
                onRead={() => {
                  markRead({ ids: [notification.id] });
                }}
                onLeave={onLeave}
              />
            ))}
          </ul>
        )}
      </NotificationPages>
    </div>
  );
}
