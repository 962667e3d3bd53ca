import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { Ellipsis } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useCommand } from '../../lib/commands.tsx';
import { t } from '../../lib/messages.ts';

const TicketMenuPopup = lazy(async () => ({
  default: (await import('./ticket-menu-popup.tsx')).TicketMenuPopup,
}));

export interface TicketMenuProps {
  ticket: StaffTicketDetail;
  /** Opens the choice of the other ticket; absent where the reader may not merge this one. */
  onMerge: (() => void) | undefined;
}

/** What is done with a ticket now and then: merge, print. The menu is a chunk of its own. */
export function TicketMenu({ ticket, onMerge }: TicketMenuProps) {
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const print = () => void navigate(paths.print(ticket.number));
  useCommand('ticket.merge', onMerge);
  useCommand('ticket.print', print);
  // A press before the menu's code is there counts: it opens when it comes.
  const early = (
    <IconButton
      icon={Ellipsis}
      label={t.ticket.more}
      onClick={() => {
        setOpen(true);
      }}
    />
  );
  return (
    <Suspense fallback={early}>
      <TicketMenuPopup
        trigger={<IconButton icon={Ellipsis} label={t.ticket.more} />}
        open={isOpen}
        onOpenChange={setOpen}
        onMerge={onMerge}
        onPrint={print}
      />
    </Suspense>
  );
}
