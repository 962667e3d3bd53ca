import { TicketNumber } from '@autocrm/core/blocks/ticket-number.tsx';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { iconButtonVariants } from '@autocrm/core/ui/icon-button.tsx';
import { tooltip } from '@autocrm/core/ui/tooltip.tsx';
import { ArrowLeft, PanelRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { t } from '../../lib/messages.ts';
import { keyText } from '../../lib/shortcuts.ts';
import { QuickActions } from './quick-actions.tsx';
import { TicketFields } from './ticket-fields.tsx';

export interface TicketHeaderProps {
  ticket: StaffTicketDetail;
  /** The view that the ticket was opened from. */
  backTo: string;
  onShowDetails: () => void;
  /** Below the fields: what one must know about this ticket. */
  children?: ReactNode;
}

/** What the ticket is called, where it stands, and what can be done with it. */
export function TicketHeader({ ticket, backTo, onShowDetails, children }: TicketHeaderProps) {
  return (
    <header className="border-border bg-surface border-b px-4 pt-2.5 pb-2 max-lg:px-2">
      <div className="flex items-start gap-1">
        <Link
          to={backTo}
          aria-label={t.ticket.back}
          {...tooltip(t.ticket.back, keyText('ticket.close'))}
          className={iconButtonVariants({ size: 'md', className: 'lg:hidden' })}
        >
          <ArrowLeft aria-hidden />
        </Link>
        <h1
          tabIndex={-1}
          title={ticket.subject}
          className="min-w-0 flex-1 self-center text-lg leading-snug font-semibold break-words max-lg:line-clamp-2"
        >
          {ticket.subject} <TicketNumber number={ticket.number} className="font-normal" />
        </h1>
        <QuickActions ticket={ticket} />
        <IconButton
          icon={PanelRight}
          label={t.ticket.details}
          onClick={onShowDetails}
          className="xl:hidden"
        />
      </div>
      <TicketFields ticket={ticket} />
      {children}
    </header>
  );
}
