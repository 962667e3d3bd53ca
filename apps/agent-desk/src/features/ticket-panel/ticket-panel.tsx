import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { CustomerCard } from './customer-card.tsx';
import { OtherTickets } from './other-tickets.tsx';
import { TicketFacts } from './ticket-facts.tsx';

/** Who asks, what else they asked, and what is known about this ticket. */
export function TicketPanel({ ticket }: { ticket: StaffTicketDetail }) {
  return (
    <div className="grid grid-cols-1 gap-5">
      <CustomerCard ticket={ticket} />
      {ticket.customer_id === null ? null : (
        <OtherTickets customerId={ticket.customer_id} ticketId={ticket.id} />
      )}
      <TicketFacts ticket={ticket} />
    </div>
  );
}
