import { useCan, useMe } from '@autocrm/core/auth/session-provider.ts';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { unmergeTicketMutation } from '@autocrm/core/data/tickets/merge.ts';
import { restoreTicketMutation } from '@autocrm/core/data/tickets/mutations.ts';
import { Banner } from '@autocrm/core/ui/banner.tsx';
import { Button, buttonVariants } from '@autocrm/core/ui/button.tsx';
import { linkVariants } from '@autocrm/core/ui/link.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { type Choice, useChoices } from '../../lib/commands.tsx';
import { late } from '../../lib/late-messages.ts';
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
  const canRestore = deleted_at !== null && me.role === 'admin';
  const bringBack = () => {
    restore.mutate();
  };
  useChoices(canRestore ? [choice('restore', t.ticket.restore, bringBack)] : []);
  if (deleted_at === null && merged_into === null && follows === null) return null;
  return (
    <div className="mt-2 grid gap-1.5">
      {deleted_at === null ? null : (
        <Banner
          tone="danger"
          action={
            canRestore ? (
              <Button size="sm" pending={restore.isPending} onClick={bringBack}>
                {t.ticket.restore}
              </Button>
            ) : undefined
          }
        >
          {t.ticket.deleted_banner}
        </Banner>
      )}
      {merged_into === null ? null : <MergedNotice ticket={ticket} target={merged_into.number} />}
      {follows === null ? null : (
        <Banner>{link(follows.number, t.ticket.follow_up(follows.number))}</Banner>
      )}
    </div>
  );
}

function choice(id: string, label: string, run: () => void): Choice {
  return { id: `ticket.${id}`, group: 'ticket', label, run };
}

/** Where everything of a merged ticket is, and the way to take it apart again. */
function MergedNotice({ ticket, target }: { ticket: StaffTicketDetail; target: number }) {
  const canUnmerge = useCan('tickets.merge') && ticket.deleted_at === null;
  const { view = 'live' } = useParams();
  const { mutateAsync, isPending } = useMutation(unmergeTicketMutation());
  const unmerge = async () => {
    try {
      await mutateAsync(ticket.id);
      notify({ title: late.merge.unmerged(ticket.number), tone: 'success' });
    } catch {
      // The mutation's failure is told where all are.
    }
  };
  useChoices(canUnmerge ? [choice('unmerge', late.merge.unmerge, () => void unmerge())] : []);
  return (
    <Banner
      action={
        <span className="flex flex-wrap gap-1.5">
          {canUnmerge ? (
            <Button size="sm" pending={isPending} onClick={() => void unmerge()}>
              {late.merge.unmerge}
            </Button>
          ) : null}
          <Link
            to={paths.ticket(view, target)}
            className={buttonVariants({ size: 'sm', variant: 'primary' })}
          >
            {late.merge.go(target)}
          </Link>
        </span>
      }
    >
      {late.merge.notice(target)}
    </Banner>
  );
}
