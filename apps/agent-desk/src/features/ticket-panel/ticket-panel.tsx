import { useRecalledAt } from '@autocrm/core/auth/session-provider.ts';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { ReadOnly } from '../../lib/commands.tsx';
import { ArticleSearch, type ArticleSearchProps } from './article-search.tsx';
import { CustomFields } from './custom-fields.tsx';
import { CustomerCard } from './customer-card.tsx';
import { Followers } from './followers.tsx';
import { Links } from './links.tsx';
import { OtherTickets } from './other-tickets.tsx';
import { Satisfaction } from './satisfaction.tsx';
import { ServiceLevel } from './service-level.tsx';
import { TicketFacts } from './ticket-facts.tsx';
import { TicketRating } from './ticket-rating.tsx';

export interface TicketPanelProps extends ArticleSearchProps {
  ticket: StaffTicketDetail;
}

/** Who asks and what else they asked, what is known about this ticket, and what may answer it. */
export function TicketPanel({ ticket, onReveal, onInserted }: TicketPanelProps) {
  const isRecalled = useRecalledAt() !== null;
  return (
    // What this device remembers can be read, not changed.
    <ReadOnly isOn={isRecalled} className="grid min-w-0 grid-cols-1 gap-5">
      <CustomerCard ticket={ticket} />
      <ServiceLevel ticket={ticket} />
      <TicketRating ticket={ticket} />
      <ArticleSearch onReveal={onReveal} onInserted={onInserted} />
      <CustomFields ticket={ticket} />
      <Links ticket={ticket} onReveal={onReveal} />
      <Followers ticket={ticket} />
      <TicketFacts ticket={ticket} />
      {/* They come after the ticket, and nobody knows how long they are: nothing stands below them to be moved. */}
      {ticket.customer_id === null ? null : (
        <>
          <OtherTickets customerId={ticket.customer_id} ticketId={ticket.id} />
          <Satisfaction customerId={ticket.customer_id} />
        </>
      )}
    </ReadOnly>
  );
}
