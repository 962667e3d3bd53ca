import { BlockLabelsProvider, useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import type { BlockLabels } from '@autocrm/core/blocks/labels.ts';
import { StatusTracker } from '@autocrm/core/blocks/status-tracker.tsx';
import type { TicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { useTicketChannel } from '@autocrm/core/realtime/use-ticket-channel.ts';
import { Skeleton } from '@autocrm/core/ui/skeleton.tsx';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { TicketActions } from '../../features/ticket-summary/ticket-actions.tsx';
import { TicketDetails } from '../../features/ticket-summary/ticket-details.tsx';
import { TicketLinks } from '../../features/ticket-summary/ticket-links.tsx';
import { TicketThread } from '../../features/ticket-thread/ticket-thread.tsx';
import { t } from '../../lib/messages.ts';

const TicketRating = lazy(async () => ({
  default: (await import('../../features/ticket-rating/ticket-rating.tsx')).TicketRating,
}));

/** A merged ticket was answered in the other one. */
function canBeRated({ status, merged_into }: TicketDetail): boolean {
  return (status === 'resolved' || status === 'closed') && merged_into === null;
}

/** A ticket as its customer sees it, kept current while it is open. */
export function TicketView({ ticket }: { ticket: TicketDetail }) {
  useTicketChannel(ticket.id, { staff: false });
  const labels = useOwnWords();
  return (
    <div className="mt-5 grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_17rem]">
      <div className="grid min-w-0 grid-cols-1 content-start gap-6">
        <TicketLinks ticket={ticket} />
        <StatusTracker status={ticket.status} />
        {canBeRated(ticket) ? (
          <Suspense fallback={<Skeleton className="h-32 rounded-xl" />}>
            <TicketRating ticket={ticket} />
          </Suspense>
        ) : null}
        <div className="empty:hidden lg:hidden">
          <TicketActions ticket={ticket} />
        </div>
        <BlockLabelsProvider labels={labels}>
          <TicketThread ticket={ticket} />
        </BlockLabelsProvider>
      </div>
      <aside aria-label={t.ticket.details} className="grid content-start gap-4">
        <div className="empty:hidden max-lg:hidden">
          <TicketActions ticket={ticket} />
        </div>
        <TicketDetails ticket={ticket} />
      </aside>
    </div>
  );
}

/** The blocks' words, with priorities called as the admins call them. */
function useOwnWords(): BlockLabels {
  const labels = useBlockLabels();
  const { data: priorities } = useQuery(catalogQueries.priorities());
  return useMemo(() => {
    const own = (priorities ?? []).map(({ priority, label }) => [priority, label] as const);
    return { ...labels, priority: { ...labels.priority, ...Object.fromEntries(own) } };
  }, [labels, priorities]);
}
