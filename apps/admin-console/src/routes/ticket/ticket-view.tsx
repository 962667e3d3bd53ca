import type { TicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { useTicketChannel } from '@autocrm/core/realtime/use-ticket-channel.ts';
import { Banner } from '@autocrm/core/ui/banner.tsx';
import { linkVariants } from '@autocrm/core/ui/link.tsx';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { TicketCustomer, TicketFacts } from '../../features/ticket-fields/ticket-facts.tsx';
import { TicketFields } from '../../features/ticket-fields/ticket-fields.tsx';
import { TicketRecord } from '../../features/ticket-record/ticket-record.tsx';
import { DeletedBanner } from '../../features/ticket-removal/ticket-removal.tsx';
import { t } from '../../lib/messages.ts';

/** A ticket with everything that is known of it, kept current while it is open. */
export function TicketView({ ticket }: { ticket: TicketDetail }) {
  useTicketChannel(ticket.id, { staff: ticket.is_staff_view });
  return (
    <div className="mt-5 grid grid-cols-1 gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr]">
      <aside aria-label={t.ticket.properties} className="lg:col-start-2">
        {ticket.is_staff_view ? <TicketFields ticket={ticket} /> : null}
      </aside>
      <div className="grid min-w-0 grid-cols-1 content-start gap-4 lg:col-start-1 lg:row-span-2 lg:row-start-1">
        <Notices ticket={ticket} />
        <TicketRecord ticket={ticket} />
      </div>
      <aside
        aria-label={t.ticket.facts}
        className="grid grid-cols-1 content-start gap-4 lg:col-start-2"
      >
        <TicketCustomer ticket={ticket} />
        <TicketFacts ticket={ticket} />
      </aside>
    </div>
  );
}

/** What makes this ticket unlike others: deleted, merged, a follow-up, one's own. */
function Notices({ ticket }: { ticket: TicketDetail }) {
  const { merged_into, follows } = ticket;
  return (
    <>
      {ticket.is_staff_view ? <DeletedBanner ticket={ticket} /> : <Banner>{t.ticket.own}</Banner>}
      {merged_into ? (
        <Banner tone="accent">
          <Link to={paths.ticket(merged_into.number)} className={linkVariants()}>
            {t.ticket.merged(merged_into.number)}
          </Link>
        </Banner>
      ) : null}
      {follows ? (
        <Banner>
          <Link to={paths.ticket(follows.number)} className={linkVariants()}>
            {t.ticket.follow_up(follows.number)}
          </Link>
        </Banner>
      ) : null}
    </>
  );
}
