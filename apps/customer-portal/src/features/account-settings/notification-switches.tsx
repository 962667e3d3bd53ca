import {
  NotificationChoices,
  useNotificationChoice,
} from '@autocrm/core/app/notification-choices.tsx';
import type { NotificationType } from '@autocrm/core/contracts/closed-sets.ts';
import type { NotificationPreference } from '@autocrm/core/contracts/notification.ts';
import { Switch } from '@autocrm/core/ui/switch.tsx';
import { late } from '../../lib/late-messages.ts';

/** What happens to customers; the other kinds are for staff. */
const kinds = ['reply', 'status'] as const satisfies readonly NotificationType[];

/** Which news come, and on which way. Each switch is saved at once. */
export function NotificationSwitches() {
  return (
    <NotificationChoices types={kinds} skeleton="h-20">
      {(preferences) => (
        <div className="grid gap-5">
          {preferences.map((preference) => (
            <Choice
              key={preference.type}
              preference={preference}
              name={late.account.notify_kinds[preference.type]}
            />
          ))}
        </div>
      )}
    </NotificationChoices>
  );
}

function Choice({ preference, name }: { preference: NotificationPreference; name: string }) {
  const { shown, choose } = useNotificationChoice(preference);
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium">{name}</legend>
      <Switch
        label={late.account.notify_in_app}
        checked={shown.in_app}
        onCheckedChange={(in_app) => {
          choose({ in_app });
        }}
      />
      <Switch
        label={late.account.notify_email}
        checked={shown.email}
        onCheckedChange={(email) => {
          choose({ email });
        }}
      />
    </fieldset>
  );
}
