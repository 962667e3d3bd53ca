import { StatusBadge } from '@autocrm/core/blocks/status-badge.tsx';
import { TicketNumber } from '@autocrm/core/blocks/ticket-number.tsx';
import type { CustomerTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { useTicketChannel } from '@autocrm/core/realtime/use-ticket-channel.ts';
import { Banner } from '@autocrm/core/ui/banner.tsx';
import { iconButtonVariants } from '@autocrm/core/ui/icon-button.tsx';
import { ArrowLeft } from 'lucide-react';
import { Link } from 'react-router';
import { Conversation } from '../../features/conversation/conversation.tsx';
import { t } from '../../lib/messages.ts';

export interface OwnRequestProps {
  ticket: CustomerTicketDetail;
  backTo: string;
}

/** What a member of staff asked themselves: no notes, no fields, a reply as any customer writes it. */
export function OwnRequest({ ticket, backTo }: OwnRequestProps) {
  useTicketChannel(ticket.id, { staff: false });
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <header className="border-border bg-surface grid gap-2 border-b px-4 pt-2.5 pb-2 max-lg:px-2">
        <div className="flex items-center gap-2">
          <Link
            to={backTo}
            aria-label={t.ticket.back}
            className={iconButtonVariants({ className: 'lg:hidden' })}
          >
            <ArrowLeft aria-hidden />
          </Link>
          <h1 tabIndex={-1} className="min-w-0 flex-1 text-lg font-semibold break-words">
            <bdi>{ticket.subject}</bdi>{' '}
            <TicketNumber number={ticket.number} className="font-normal" />
          </h1>
          <StatusBadge status={ticket.status} />
        </div>
        <Banner tone="accent">{t.ticket.own_request}</Banner>
      </header>
      <Conversation ticket={ticket} />
    </div>
  );
}
