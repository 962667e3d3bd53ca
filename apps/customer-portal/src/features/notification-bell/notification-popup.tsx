import { markNotificationsReadMutation } from '@autocrm/core/data/notifications/mutations.ts';
import { notificationQueries } from '@autocrm/core/data/notifications/queries.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { EmptyState } from '@autocrm/core/ui/empty-state.tsx';
import { ErrorState } from '@autocrm/core/ui/error-state.tsx';
import { Popover } from '@autocrm/core/ui/popover.tsx';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { BellOff } from 'lucide-react';
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
  const notifications = query.data?.pages.flatMap((page) => page.notifications) ?? [];
  const hasUnread = notifications.some(({ read_at }) => read_at === null);
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
      {query.isPending ? (
        <SkeletonGroup className="grid gap-4 p-4">
          <Skeleton className="h-10" />
          <Skeleton className="h-10" />
          <Skeleton className="h-10" />
        </SkeletonGroup>
      ) : null}
      {query.isError && !query.data ? (
        <ErrorState
          message={query.error.message}
          retrying={query.isFetching}
          onRetry={() => {
            void query.refetch();
          }}
        />
      ) : null}
      {query.data && notifications.length === 0 ? (
        <EmptyState
          icon={BellOff}
          title={t.notifications.empty_title}
          description={t.notifications.empty}
        />
      ) : null}
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
      {query.hasNextPage ? (
        <div className="p-2">
          <Button
            full
            variant="ghost"
            pending={query.isFetchingNextPage}
            onClick={() => {
              void query.fetchNextPage();
            }}
          >
            {t.notifications.more}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
