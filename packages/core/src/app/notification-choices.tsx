import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMe } from '../auth/session-provider.ts';
import { QueryError } from '../blocks/query-error.tsx';
import type { NotificationType } from '../contracts/closed-sets.ts';
import type { NotificationPreference } from '../contracts/notification.ts';
import { savePreferenceMutation } from '../data/notifications/mutations.ts';
import { notificationQueries } from '../data/notifications/queries.ts';
import { Skeleton, SkeletonGroup } from '../ui/skeleton.tsx';

export interface NotificationChoicesProps<Type extends NotificationType> {
  /** The events that this app's people are told of. */
  types: readonly Type[];
  /** A choice's height while it loads. */
  skeleton: string;
  children: (preferences: (NotificationPreference & { type: Type })[]) => ReactNode;
}

/** Which events the reader is told of, and on which way, once that is known. */
export function NotificationChoices<Type extends NotificationType>({
  types,
  skeleton,
  children,
}: NotificationChoicesProps<Type>) {
  const query = useQuery(notificationQueries.preferences());
  if (query.isPending) {
    return (
      <SkeletonGroup className="grid gap-2">
        {types.map((type) => (
          <Skeleton key={type} className={skeleton} />
        ))}
      </SkeletonGroup>
    );
  }
  if (!query.data) {
    return <QueryError query={query} />;
  }
  const { data: saved } = query;
  return children(
    types.map((type) => {
      // Without a row both ways are on.
      const { in_app = true, email = true } =
        saved.find((preference) => preference.type === type) ?? {};
      return { type, in_app, email };
    }),
  );
}

/** One event's choice: what it says, and changing one way of it, which is saved at once. */
export function useNotificationChoice(preference: NotificationPreference) {
  const me = useMe();
  const { mutate, isPending, variables } = useMutation(savePreferenceMutation(me.id));
  const shown = isPending ? variables : preference;
  const choose = (change: Partial<Pick<NotificationPreference, 'in_app' | 'email'>>) => {
    mutate({ ...shown, ...change });
  };
  return { shown, choose };
}
