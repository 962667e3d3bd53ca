import { Menu, MenuItem } from '@autocrm/core/ui/menu.tsx';
import { Merge, Printer } from 'lucide-react';
import type { ReactElement } from 'react';
import { late } from '../../lib/late-messages.ts';
import { keyText } from '../../lib/shortcuts.ts';

export interface TicketMenuPopupProps {
  trigger: ReactElement;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Absent where the reader may not merge this ticket. */
  onMerge: (() => void) | undefined;
  onPrint: () => void;
}

/** The menu behind TicketMenu. */
export function TicketMenuPopup(props: TicketMenuPopupProps) {
  const { trigger, open, onOpenChange, onMerge, onPrint } = props;
  return (
    <Menu align="end" trigger={trigger} open={open} onOpenChange={onOpenChange}>
      {onMerge ? (
        <MenuItem icon={Merge} shortcut={keyText('ticket.merge')} onSelect={onMerge}>
          {late.merge.menu}
        </MenuItem>
      ) : null}
      <MenuItem icon={Printer} shortcut={keyText('ticket.print')} onSelect={onPrint}>
        {late.print.menu}
      </MenuItem>
    </Menu>
  );
}
