import { Popover } from '@autocrm/core/ui/popover.tsx';
import { type ReactElement, useState } from 'react';
import { t } from '../../lib/messages.ts';
import { NotificationList } from './notification-list.tsx';

/** The list of notifications beside the bell. */
export function NotificationPopover({ trigger }: { trigger: ReactElement }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      label={t.notifications.title}
      trigger={trigger}
      open={isOpen}
      onOpenChange={setOpen}
      className="w-92 p-0"
    >
      <NotificationList
        onOpen={() => {
          setOpen(false);
        }}
      />
    </Popover>
  );
}
