import { NotificationPages } from '@autocrm/core/app/notification-pages.tsx';
import { useRecalledAt } from '@autocrm/core/auth/session-provider.ts';
import {
  type NotificationFilter,
  notificationFilters,
} from '@autocrm/core/data/notifications/keys.ts';
import { markNotificationsReadMutation } from '@autocrm/core/data/notifications/mutations.ts';
import { notificationQueries } from '@autocrm/core/data/notifications/queries.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { iconButtonVariants } from '@autocrm/core/ui/icon-button.tsx';
import { tooltip } from '@autocrm/core/ui/tooltip.tsx';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Settings2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { late } from '../../lib/late-messages.ts';
import { NotificationItem } from './notification-item.tsx';

/** What happened that concerns the reader, newest first. @param onOpen called when one of them leads away */
export function NotificationList({ onOpen }: { onOpen: () => void }) {
  const [filter, setFilter] = useState<NotificationFilter>('all');
  const { data: unread = 0 } = useQuery(notificationQueries.unreadCount());
  const { mutate } = useMutation(markNotificationsReadMutation());
  const isRecalled = useRecalledAt() !== null;
  return (
    <>
      <div className="flex min-h-11 items-center gap-1 ps-4 pe-2">
        <h2 className="flex-1 text-base font-semibold">{late.notifications.title}</h2>
        {unread > 0 && !isRecalled ? (
          <Button
            size="sm"
            variant="ghost"
            onClick={() => {
              mutate({ all: true });
            }}
          >
            {late.notifications.mark_all}
          </Button>
        ) : null}
        <Link
          to={paths.preferences}
          onClick={onOpen}
          aria-label={late.notifications.preferences}
          {...tooltip(late.notifications.preferences)}
          className={iconButtonVariants({ size: 'sm' })}
        >
          <Settings2 aria-hidden />
        </Link>
      </div>
      <div
        role="group"
        aria-label={late.notifications.filter}
        className="border-border flex flex-wrap gap-1 border-b px-3 pb-2"
      >
        {notificationFilters.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === filter}
            onClick={() => {
              setFilter(each);
            }}
            className={cn(
              'min-h-6 rounded-full px-2.5 text-sm transition-colors',
              each === filter ? 'bg-accent-soft text-accent-ink font-medium' : 'hover:bg-hover',
            )}
          >
            {late.notifications.filters[each]}
          </button>
        ))}
      </div>
      <Notifications
        key={filter}
        filter={filter}
        onOpen={onOpen}
        onRead={
          isRecalled
            ? undefined
            : (id) => {
                mutate({ ids: [id] });
              }
        }
      />
    </>
  );
}

function Notifications({
  filter,
  onOpen,
  onRead,
}: {
  filter: NotificationFilter;
  onOpen: () => void;
  /** Absent where nothing can be marked. */
  onRead: ((id: string) => void) | undefined;
}) {
  // What was read since stays among the unread while one looks, and no longer.
  const query = useInfiniteQuery({ ...notificationQueries.list(filter), refetchOnMount: 'always' });
  return (
    <div className="max-h-[min(28rem,70dvh)] overflow-y-auto p-1.5">
      <NotificationPages
        query={query}
        words={{ ...late.notifications, empty: late.notifications.empty[filter] }}
      >
        {(notifications) => (
          <ul className="grid grid-cols-1 gap-px">
            {notifications.map((notification) => (
              <li key={notification.id}>
                <NotificationItem
                  notification={notification}
                  onOpen={() => {
                    if (notification.read_at === null) onRead?.(notification.id);
                    onOpen();
                  }}
                  onRead={
                    onRead &&
                    (() => {
                      onRead(notification.id);
                    })
                  }
                />
              </li>
            ))}
          </ul>
        )}
      </NotificationPages>
    </div>
  );
}
