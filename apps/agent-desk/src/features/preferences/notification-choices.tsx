import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { notificationTypes } from '@autocrm/core/contracts/closed-sets.ts';
import type { NotificationPreference } from '@autocrm/core/contracts/notification.ts';
import { savePreferenceMutation } from '@autocrm/core/data/notifications/mutations.ts';
import { notificationQueries } from '@autocrm/core/data/notifications/queries.ts';
import { Checkbox } from '@autocrm/core/ui/checkbox.tsx';
import { ErrorState } from '@autocrm/core/ui/error-state.tsx';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { useMutation, useQuery } from '@tanstack/react-query';
import { t } from '../../lib/messages.ts';

/** Which events one is told of, at the desk and by mail. Each box is saved at once. */
export function NotificationChoices() {
  const query = useQuery(notificationQueries.preferences());
  if (query.isPending) {
    return (
      <SkeletonGroup className="grid gap-2">
        {notificationTypes.map((type) => (
          <Skeleton key={type} className="h-9" />
        ))}
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
    <table className="border-border bg-surface w-full border-separate border-spacing-0 rounded-lg border text-base">
      <thead className="text-muted text-xs">
        <tr>
          <th scope="col" className="px-3 py-2 text-start font-medium">
            {t.preferences.kind}
          </th>
          <th scope="col" className="px-3 py-2 font-medium">
            {t.preferences.in_app}
          </th>
          <th scope="col" className="px-3 py-2 font-medium">
            {t.preferences.email}
          </th>
        </tr>
      </thead>
      <tbody>
        {notificationTypes.map((type) => (
          <Row
            key={type}
            // Without a row both ways are on.
            preference={
              preferences.find((preference) => preference.type === type) ?? {
                type,
                in_app: true,
                email: true,
              }
            }
          />
        ))}
      </tbody>
    </table>
  );
}

const ways = ['in_app', 'email'] as const;

function Row({ preference }: { preference: NotificationPreference }) {
  const me = useMe();
  const save = useMutation(savePreferenceMutation(me.id));
  const shown = save.isPending ? save.variables : preference;
  const kind = t.preferences.kinds[preference.type];
  return (
    <tr>
      <th scope="row" className="border-border border-t px-3 py-2 text-start font-normal">
        {kind}
      </th>
      {ways.map((way) => (
        <td key={way} className="border-border border-t px-3 py-2 text-center">
          <Checkbox
            className="mx-auto"
            aria-label={t.preferences.on(kind, t.preferences[way])}
            checked={shown[way]}
            onCheckedChange={(isOn) => {
              save.mutate({ ...shown, [way]: isOn });
            }}
          />
        </td>
      ))}
    </tr>
  );
}
