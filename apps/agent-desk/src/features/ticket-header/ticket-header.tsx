import { useRecalledAt } from '@autocrm/core/auth/session-provider.ts';
import { TicketNumber } from '@autocrm/core/blocks/ticket-number.tsx';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { iconButtonVariants } from '@autocrm/core/ui/icon-button.tsx';
import { tooltip } from '@autocrm/core/ui/tooltip.tsx';
import { ArrowLeft, PanelRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ReadOnly } from '../../lib/commands.tsx';
import { t } from '../../lib/messages.ts';
import { keyText } from '../../lib/shortcuts.ts';
import { QuickActions } from './quick-actions.tsx';
import { TicketFields } from './ticket-fields.tsx';
import { TicketMenu } from './ticket-menu.tsx';

export interface TicketHeaderProps {
  ticket: StaffTicketDetail;
  /** The view that the ticket was opened from. */
  backTo: string;
  onShowDetails: () => void;
  /** Opens the choice of the ticket to merge this one into; absent where the reader may not. */
  onMerge: (() => void) | undefined;
  /** Below the fields: what one must know about this ticket. */
  children?: ReactNode;
}

/** What the ticket is called, where it stands, and what can be done with it. */
export function TicketHeader(props: TicketHeaderProps) {
  const { ticket, backTo, onShowDetails, onMerge, children } = props;
  const isOffline = useRecalledAt() !== null;
  // A merged ticket goes on in the other one.
  const isReadOnly = isOffline || ticket.merged_into !== null;
  return (
    <header className="border-border bg-surface border-b px-4 pt-2.5 pb-2 max-lg:px-2">
      <div className="flex items-start gap-1 max-sm:flex-wrap">
        <Link
          to={backTo}
          aria-label={t.ticket.back}
          {...tooltip(t.ticket.back, keyText('ticket.close'))}
          className={iconButtonVariants({ size: 'md', className: 'max-sm:me-auto lg:hidden' })}
        >
          <ArrowLeft aria-hidden />
        </Link>
        <h1
          tabIndex={-1}
          title={ticket.subject}
          className="line-clamp-3 min-w-0 flex-1 self-center text-lg leading-snug font-semibold break-words max-lg:line-clamp-2 max-sm:order-last max-sm:basis-full max-sm:px-2"
        >
          <bdi>{ticket.subject}</bdi>{' '}
          <TicketNumber number={ticket.number} className="font-normal" />
        </h1>
        {isReadOnly ? (
          <TicketMenu ticket={ticket} onMerge={undefined} />
        ) : (
          <QuickActions ticket={ticket} onMerge={onMerge} />
        )}
        <IconButton
          icon={PanelRight}
          label={t.ticket.details}
          onClick={onShowDetails}
          className="xl:hidden"
        />
      </div>
      {/* What cannot be changed now is shown, and says so by itself. */}
      <ReadOnly isOn={isReadOnly} className="contents">
        <TicketFields ticket={ticket} />
      </ReadOnly>
      {children}
    </header>
  );
}
