import { Popover } from '@autocrm/core/ui/popover.tsx';
import type { ReactElement } from 'react';
import { late } from '../../lib/late-messages.ts';
import { NotificationList } from './notification-list.tsx';

export interface NotificationPopoverProps {
  trigger: ReactElement;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The list of notifications beside the bell. */
export function NotificationPopover({ trigger, open, onOpenChange }: NotificationPopoverProps) {
  return (
    <Popover
      label={late.notifications.title}
      trigger={trigger}
      open={open}
      onOpenChange={onOpenChange}
      className="w-92 p-0"
    >
      <NotificationList
        onOpen={() => {
          onOpenChange(false);
        }}
      />
    </Popover>
  );
}
