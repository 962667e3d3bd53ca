import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { Ellipsis } from 'lucide-react';
import { lazy } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useCommand } from '../../lib/commands.tsx';
import { LatePopup } from '../../lib/late-popup.tsx';
import { t } from '../../lib/messages.ts';

const loadMenu = () => import('./ticket-menu-popup.tsx');
const TicketMenuPopup = lazy(async () => ({ default: (await loadMenu()).TicketMenuPopup }));

export interface TicketMenuProps {
  ticket: StaffTicketDetail;
  /** Opens the choice of the other ticket; absent where the reader may not merge this one. */
  onMerge: (() => void) | undefined;
}

/** What is done with a ticket now and then: merge, print. The menu is a chunk of its own. */
export function TicketMenu({ ticket, onMerge }: TicketMenuProps) {
  const navigate = useNavigate();
  const print = () => void navigate(paths.print(ticket.number));
  useCommand('ticket.merge', onMerge);
  useCommand('ticket.print', print);
  return (
    <LatePopup
      kind="menu"
      preload={loadMenu}
      button={<IconButton icon={Ellipsis} label={t.ticket.more} />}
    >
      {(popup) => <TicketMenuPopup {...popup} onMerge={onMerge} onPrint={print} />}
    </LatePopup>
  );
}
