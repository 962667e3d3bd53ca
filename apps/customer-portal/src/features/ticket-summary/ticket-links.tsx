import type { TicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { Banner } from '@autocrm/core/ui/banner.tsx';
import { linkVariants } from '@autocrm/core/ui/link.tsx';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';

/** The tickets this one continues, or was merged into. */
export function TicketLinks({ ticket: { follows, merged_into } }: { ticket: TicketDetail }) {
  return (
    <>
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
