import {
  NotificationChoices,
  useNotificationChoice,
} from '@autocrm/core/app/notification-choices.tsx';
import { notificationTypes } from '@autocrm/core/contracts/closed-sets.ts';
import type { NotificationPreference } from '@autocrm/core/contracts/notification.ts';
import { Checkbox } from '@autocrm/core/ui/checkbox.tsx';
import { late } from '../../lib/late-messages.ts';

/** Which events one is told of, at the desk and by mail. Each box is saved at once. */
export function NotificationTable() {
  return (
    <NotificationChoices types={notificationTypes} skeleton="h-9">
      {(preferences) => (
        <table className="border-border bg-surface w-full border-separate border-spacing-0 rounded-lg border text-base">
          <thead className="text-muted text-xs">
            <tr>
              <th scope="col" className="px-3 py-2 text-start font-medium">
                {late.preferences.kind}
              </th>
              <th scope="col" className="px-3 py-2 font-medium whitespace-nowrap">
                {late.preferences.in_app}
              </th>
              <th scope="col" className="px-3 py-2 font-medium whitespace-nowrap">
                {late.preferences.email}
              </th>
            </tr>
          </thead>
          <tbody>
            {preferences.map((preference) => (
              <Row key={preference.type} preference={preference} />
            ))}
          </tbody>
        </table>
      )}
    </NotificationChoices>
  );
}

const ways = ['in_app', 'email'] as const;

function Row({ preference }: { preference: NotificationPreference }) {
  const { shown, choose } = useNotificationChoice(preference);
  const kind = late.preferences.kinds[preference.type];
  return (
    <tr>
      <th scope="row" className="border-border border-t px-3 py-2 text-start font-normal">
        {kind}
      </th>
      {ways.map((way) => (
        <td key={way} className="border-border border-t px-3 py-2 text-center">
          <Checkbox
            className="mx-auto"
            aria-label={late.preferences.on(kind, late.preferences[way])}
            checked={shown[way]}
            onCheckedChange={(isOn) => {
              choose({ [way]: isOn });
            }}
          />
        </td>
      ))}
    </tr>
  );
}
