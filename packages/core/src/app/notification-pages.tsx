import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { BellOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Notification } from '../contracts/notification.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Skeleton, SkeletonGroup } from '../ui/skeleton.tsx';

export interface NotificationPagesProps {
  /** From `notificationQueries.list`. */
  query: UseInfiniteQueryResult<InfiniteData<{ notifications: Notification[] }>>;
  /** @property empty what would stand there; @property more brings older ones */
  words: { empty_title: string; empty: string; more: string };
  /** The rows, which there are some of. */
  children: (notifications: readonly Notification[]) => ReactNode;
}

/** The list behind a bell: while it loads, when it could not be loaded, when it is empty, and page after page. */
export function NotificationPages({ query, words, children }: NotificationPagesProps) {
  const notifications = query.data?.pages.flatMap((page) => page.notifications) ?? [];
  return (
    <>
      {query.isPending ? (
        <SkeletonGroup className="grid gap-3 p-3">
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
          title={words.empty_title}
          description={words.empty}
        />
      ) : null}
      {notifications.length > 0 ? children(notifications) : null}
      {query.hasNextPage ? (
        <div className="flex justify-center p-1.5">
          <Button
            size="sm"
            variant="ghost"
            pending={query.isFetchingNextPage}
            onClick={() => {
              void query.fetchNextPage();
            }}
          >
            {words.more}
          </Button>
        </div>
      ) : null}
    </>
  );
}
