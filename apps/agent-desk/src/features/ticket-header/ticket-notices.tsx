import { useMe } from '@autocrm/core/auth/session-provider.ts';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { restoreTicketMutation } from '@autocrm/core/data/tickets/mutations.ts';
import { Banner } from '@autocrm/core/ui/banner.tsx';
import { Button } from '@autocrm/core/ui/button.tsx';
import { linkVariants } from '@autocrm/core/ui/link.tsx';
import { useMutation } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';

/** What sets this ticket apart: it was deleted or merged, or goes on with another one. */
export function TicketNotices({ ticket }: { ticket: StaffTicketDetail }) {
  const me = useMe();
  const { view = 'live' } = useParams();
  const restore = useMutation(restoreTicketMutation(ticket.id));
  const link = (number: number, text: string) => (
    <Link to={paths.ticket(view, number)} className={linkVariants()}>
      {text}
    </Link>
  );
  const { deleted_at, merged_into, follows } = ticket;
  if (deleted_at === null && merged_into === null && follows === null) return null;
  return (
    <div className="mt-2 grid gap-1.5">
      {deleted_at === null ? null : (
        <Banner
          tone="danger"
          action={
            me.role === 'admin' ? (
              <Button
                size="sm"
                pending={restore.isPending}
                onClick={() => {
                  restore.mutate();
                }}
              >
                {t.ticket.restore}
              </Button>
            ) : undefined
          }
        >
          {t.ticket.deleted_banner}
        </Banner>
      )}
      {merged_into === null ? null : (
        <Banner>{link(merged_into.number, t.ticket.merged(merged_into.number))}</Banner>
      )}
      {follows === null ? null : (
        <Banner>{link(follows.number, t.ticket.follow_up(follows.number))}</Banner>
      )}
    </div>
  );
}
