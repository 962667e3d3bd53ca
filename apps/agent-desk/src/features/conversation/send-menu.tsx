import { StatusIcon } from '@autocrm/core/blocks/status-badge.tsx';
import type { TicketStatus } from '@autocrm/core/contracts/closed-sets.ts';
import type { TicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { Menu, MenuItem } from '@autocrm/core/ui/menu.tsx';
import { ChevronUp } from 'lucide-react';
import { useCommand } from '../../lib/commands.tsx';
import { t } from '../../lib/messages.ts';
import { keyText } from '../../lib/shortcuts.ts';

export interface SendMenuProps {
  ticket: TicketDetail;
  isDisabled: boolean;
  onSend: (status: TicketStatus) => void;
}

/** Sends a reply and sets the status with it: by the menu, by key and by the command bar. */
export function SendMenu({ ticket, isDisabled, onSend }: SendMenuProps) {
  const next = (['waiting', 'resolved'] as const).filter(
    (status) => ticket.is_staff_view && ticket.next_statuses.includes(status),
  );
  const sendAnd = (status: (typeof next)[number]) =>
    !isDisabled && next.includes(status)
      ? () => {
          onSend(status);
        }
      : undefined;
  useCommand('composer.send_waiting', sendAnd('waiting'));
  useCommand('composer.send_resolved', sendAnd('resolved'));
  if (next.length === 0) return null;
  return (
    <Menu
      side="top"
      align="end"
      trigger={
        <IconButton
          outlined
          size="sm"
          icon={ChevronUp}
          label={t.ticket.send_more}
          disabled={isDisabled}
        />
      }
    >
      {next.map((status) => (
        <MenuItem
          key={status}
          shortcut={keyText(`composer.send_${status}`)}
          onSelect={() => {
            onSend(status);
          }}
        >
          <span className="flex items-center gap-2.5">
            <StatusIcon status={status} />
            {t.ticket.send_and[status]}
          </span>
        </MenuItem>
      ))}
    </Menu>
  );
}
