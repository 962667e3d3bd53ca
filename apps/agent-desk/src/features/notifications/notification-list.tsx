import { markNotificationsReadMutation } from '@autocrm/core/data/notifications/mutations.ts';
import { notificationQueries } from '@autocrm/core/data/notifications/queries.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { EmptyState } from '@autocrm/core/ui/empty-state.tsx';
import { ErrorState } from '@autocrm/core/ui/error-state.tsx';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { BellOff } from 'lucide-react';
import { t } from '../../lib/messages.ts';
import { NotificationItem } from './notification-item.tsx';

/** What happened that concerns the reader, newest first. @param onOpen called when one of them leads away */
export function NotificationList({ onOpen }: { onOpen: () => void }) {
  const query = useInfiniteQuery(notificationQueries.list());
  const { mutate } = useMutation(markNotificationsReadMutation());
  const notifications = query.data?.pages.flatMap((page) => page.notifications) ?? [];
  const hasUnread = notifications.some(({ read_at }) => read_at === null);
  return (
    <>
      <div className="border-border flex min-h-11 items-center justify-between gap-3 border-b ps-4 pe-2">
        <h2 className="text-base font-semibold">{t.notifications.title}</h2>
        {hasUnread ? (
          <Button
            size="sm"
            variant="ghost"
            onClick={() => {
              mutate({ all: true });
            }}
          >
            {t.notifications.mark_all}
          </Button>
        ) : null}
      </div>
      <div className="max-h-[min(28rem,70dvh)] overflow-y-auto p-1.5">
        {query.isPending ? (
          <SkeletonGroup className="grid gap-2 p-2">
            <Skeleton className="h-10" />
            <Skeleton className="h-10" />
            <Skeleton className="h-10" />
          </SkeletonGroup>
        ) : null}
        {query.isError && !query.data ? (
          <ErrorState
            className="py-8"
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
            className="py-8"
            title={t.notifications.empty_title}
            description={t.notifications.empty}
          />
        ) : null}
        {notifications.length > 0 ? (
          <ul className="grid grid-cols-1 gap-px">
            {notifications.map((notification) => (
              <li key={notification.id}>
                <NotificationItem
                  notification={notification}
                  onOpen={() => {
                    if (notification.read_at === null) mutate({ ids: [notification.id] });
                    onOpen();
                  }}
                />
              </li>
            ))}
          </ul>
        ) : null}
        {query.hasNextPage ? (
          <div className="flex justify-center py-1.5">
            <Button
              size="sm"
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
    </>
  );
}
