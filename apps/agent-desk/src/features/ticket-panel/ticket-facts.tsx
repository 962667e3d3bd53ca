import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { RelativeTime } from '@autocrm/core/ui/relative-time.tsx';
import { t } from '../../lib/messages.ts';
import { Fact, Facts } from './facts.tsx';
import { PanelSection } from './panel-section.tsx';

/** When what happened. */
export function TicketFacts({ ticket }: { ticket: StaffTicketDetail }) {
  return (
    <PanelSection title={t.ticket.facts}>
      <Facts>
        <Fact name={t.ticket.channel}>{t.ticket.channels[ticket.channel]}</Fact>
        <Fact name={t.ticket.opened}>
          <RelativeTime at={ticket.created_at} />
        </Fact>
        <Fact name={t.ticket.first_response}>
          {ticket.first_responded_at === null ? (
            t.ticket.not_yet
          ) : (
            <RelativeTime at={ticket.first_responded_at} />
          )}
        </Fact>
        {ticket.last_message_at === null ? null : (
          <Fact name={t.ticket.last_message}>
            <RelativeTime at={ticket.last_message_at} />
          </Fact>
        )}
        {ticket.resolved_at === null ? null : (
          <Fact name={t.ticket.resolved_at}>
            <RelativeTime at={ticket.resolved_at} />
          </Fact>
        )}
      </Facts>
    </PanelSection>
  );
}
