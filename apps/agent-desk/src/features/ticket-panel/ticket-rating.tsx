import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { late } from '../../lib/late-messages.ts';
import { PanelSection } from './panel-section.tsx';
import { Stars } from './stars.tsx';

/** What the customer said about the help they got on this ticket, once they did. */
export function TicketRating({ ticket }: { ticket: StaffTicketDetail }) {
  const { rating } = ticket;
  if (rating === null) return null;
  return (
    <PanelSection title={late.workspace.rating}>
      <Stars rating={rating.rating} />
      {rating.comment === '' ? null : (
        <q className="mt-1 block text-sm wrap-anywhere whitespace-pre-line">{rating.comment}</q>
      )}
    </PanelSection>
  );
}
