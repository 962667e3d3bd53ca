import { PersonChip } from '@autocrm/core/blocks/person-chip.tsx';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { avatarQueries } from '@autocrm/core/data/attachments/queries.ts';
import { linkVariants } from '@autocrm/core/ui/link.tsx';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../lib/messages.ts';
import { PanelSection } from './panel-section.tsx';

/** Who asks, and their address. */
export function CustomerCard({ ticket }: { ticket: StaffTicketDetail }) {
  const person = ticket.people.find(({ id }) => id === ticket.customer_id);
  const { data: picture } = useQuery(avatarQueries.url(person?.avatar_path ?? null));
  const name = ticket.customer_display_name ?? ticket.customer_name;
  return (
    <PanelSection title={t.ticket.contact}>
      <PersonChip
        size="md"
        name={name || t.queue.customer_unknown}
        avatar_url={picture}
        className="font-medium"
      />
      {ticket.customer_email === null ? (
        <p className="text-muted mt-1.5 text-sm">{t.ticket.no_customer}</p>
      ) : (
        <a
          href={`mailto:${ticket.customer_email}`}
          title={ticket.customer_email}
          className={linkVariants({ className: 'mt-1.5 block truncate text-sm' })}
        >
          {ticket.customer_email}
        </a>
      )}
    </PanelSection>
  );
}
