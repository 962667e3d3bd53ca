import { useMe } from '@autocrm/core/auth/session-provider.ts';
import type { NotificationType } from '@autocrm/core/contracts/closed-sets.ts';
import type { NotificationPreference } from '@autocrm/core/contracts/notification.ts';
import { savePreferenceMutation } from '@autocrm/core/data/notifications/mutations.ts';
import { notificationQueries } from '@autocrm/core/data/notifications/queries.ts';
import { ErrorState } from '@autocrm/core/ui/error-state.tsx';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { Switch } from '@autocrm/core/ui/switch.tsx';
import { useMutation, useQuery } from '@tanstack/react-query';
import { t } from '../../lib/messages.ts';

/** What happens to customers; the other kinds are for staff. */
const kinds = ['reply', 'status'] as const satisfies readonly NotificationType[];

/** Which news come, and on which way. Each switch is saved at once. */
export function NotificationChoices() {
  const query = useQuery(notificationQueries.preferences());
  if (query.isPending) {
    return (
      <SkeletonGroup className="grid gap-3">
        <Skeleton className="h-20" />
        <Skeleton className="h-20" />
      </SkeletonGroup>
    );
  }
  if (!query.data) {
    return (
      <ErrorState
        message={query.error.message}
        retrying={query.isFetching}
        onRetry={() => {
          void query.refetch();
        }}
      />
    );
  }
  const { data: preferences } = query;
  return (
    <div className="grid gap-5">
      {kinds.map((type) => (
        <Choice
          key={type}
          // Without a row both ways are on.
          preference={
            preferences.find((preference) => preference.type === type) ?? {
              type,
              in_app: true,
              email: true,
            }
          }
          name={t.account.notify_kinds[type]}
        />
      ))}
    </div>
  );
}

function Choice({ preference, name }: { preference: NotificationPreference; name: string }) {
  const me = useMe();
  const save = useMutation(savePreferenceMutation(me.id));
  const shown = save.isPending ? save.variables : preference;
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium">{name}</legend>
      <Switch
        label={t.account.notify_in_app}
        checked={shown.in_app}
        onCheckedChange={(in_app) => {
          save.mutate({ ...shown, in_app });
        }}
      />
      <Switch
        label={t.account.notify_email}
        checked={shown.email}
        onCheckedChange={(email) => {
          save.mutate({ ...shown, email });
        }}
      />
    </fieldset>
  );
}
