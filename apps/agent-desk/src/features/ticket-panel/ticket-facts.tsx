import { PersonChip } from '@autocrm/core/blocks/person-chip.tsx';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { RelativeTime } from '@autocrm/core/ui/relative-time.tsx';
import type { ReactNode } from 'react';
import { t } from '../../lib/messages.ts';
import { PanelSection } from './panel-section.tsx';

/** When what happened, and who follows. */
export function TicketFacts({ ticket }: { ticket: StaffTicketDetail }) {
  return (
    <>
      <PanelSection title={t.ticket.facts}>
        <dl className="grid gap-1.5 text-sm">
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
        </dl>
      </PanelSection>
      <PanelSection title={t.ticket.followers}>
        {ticket.followers.length === 0 ? (
          <p className="text-muted text-sm">{t.ticket.no_followers}</p>
        ) : (
          <ul className="grid grid-cols-1 gap-1.5 text-sm">
            {ticket.followers.map(({ id, full_name }) => (
              <li key={id}>
                <PersonChip name={full_name} />
              </li>
            ))}
          </ul>
        )}
      </PanelSection>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-3">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 truncate">{children}</dd>
    </div>
  );
}
