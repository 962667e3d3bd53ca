import type { TicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { Card } from '@autocrm/core/ui/card.tsx';
import { linkVariants } from '@autocrm/core/ui/link.tsx';
import { RelativeTime } from '@autocrm/core/ui/relative-time.tsx';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';
import { CustomValues } from './custom-values.tsx';
import { FieldRow } from './field-row.tsx';

/** Who asked, and the way to everything else they asked. */
export function TicketCustomer({ ticket }: { ticket: TicketDetail }) {
  const { customer_id, customer_display_name: name, customer_email: email } = ticket;
  return (
    <Card className="p-4">
      <h2 className="text-sm font-semibold">{t.ticket.customer}</h2>
      {customer_id === null ? (
        <p className="text-muted mt-2 text-base">{t.ticket.customer_deleted}</p>
      ) : (
        <>
          <p className="mt-2 truncate" title={name ?? undefined}>
            {name}
          </p>
          {email === null ? null : (
            <p className="text-muted truncate text-sm" title={email}>
              {email}
            </p>
          )}
          <ul className="mt-2 grid gap-1 text-sm">
            <li>
              <Link to={paths.person(customer_id)} className={linkVariants()}>
                {t.ticket.customer_open}
              </Link>
            </li>
            <li>
              <Link to={paths.ticketsOfCustomer(customer_id)} className={linkVariants()}>
                {t.ticket.customer_tickets}
              </Link>
            </li>
          </ul>
        </>
      )}
    </Card>
  );
}

/** What is known of a ticket and cannot be changed. */
export function TicketFacts({ ticket }: { ticket: TicketDetail }) {
  const snoozed = ticket.is_staff_view ? ticket.snoozed_until : null;
  const followers = ticket.is_staff_view ? ticket.followers : [];
  return (
    <Card className="p-4">
      <h2 className="text-sm font-semibold">{t.ticket.facts}</h2>
      <dl className="mt-2">
        <FieldRow name={t.ticket.channel}>{t.ticket.channels[ticket.channel]}</FieldRow>
        <FieldRow name={t.tickets.created}>
          <RelativeTime at={ticket.created_at} />
        </FieldRow>
        <FieldRow name={t.tickets.activity}>
          <RelativeTime at={ticket.last_activity_at} />
        </FieldRow>
        <FieldRow name={t.ticket.first_reply}>
          {ticket.first_responded_at === null ? (
            <span className="text-muted">{t.ticket.not_yet}</span>
          ) : (
            <RelativeTime at={ticket.first_responded_at} />
          )}
        </FieldRow>
        <Moment name={t.ticket.resolved} at={ticket.resolved_at} />
        <Moment name={t.ticket.closed} at={ticket.closed_at} />
        <Moment name={t.ticket.snoozed} at={snoozed} />
        {ticket.rating === null ? null : (
          <FieldRow name={t.ticket.rating}>
            {t.ticket.rated(ticket.rating.rating)}
            <span className="text-muted block text-sm break-words">{ticket.rating.comment}</span>
          </FieldRow>
        )}
        <CustomValues ticket={ticket} />
        {followers.length > 0 ? (
          <FieldRow name={t.ticket.followers}>
            {followers.map(({ full_name }) => full_name).join(', ')}
          </FieldRow>
        ) : null}
      </dl>
    </Card>
  );
}

/** A moment that not every ticket has. */
function Moment({ name, at }: { name: string; at: string | null }) {
  if (at === null) return null;
  return (
    <FieldRow name={name}>
      <RelativeTime at={at} />
    </FieldRow>
  );
}
