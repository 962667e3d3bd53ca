import { useMe, useRecalledAt } from '@autocrm/core/auth/session-provider.ts';
import { QueryError } from '@autocrm/core/blocks/query-error.tsx';
import type { TicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { useTimeline } from '@autocrm/core/data/tickets/use-timeline.ts';
import { useTyping } from '@autocrm/core/realtime/use-typing.ts';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { Presence } from './presence.tsx';
import { Thread } from './thread.tsx';
import { useMarkRead } from './use-mark-read.ts';
import { Writer } from './writer.tsx';

/** What was asked, every answer, note and change, and the place to write. */
export function Conversation({ ticket }: { ticket: TicketDetail }) {
  const me = useMe();
  // A merged ticket goes on in the other one; without a network nothing can be sent.
  const canWrite = useRecalledAt() === null && ticket.merged_into === null;
  const timeline = useTimeline(ticket.id);
  const { typing, notify } = useTyping(ticket.id, me);
  const { query, entries, discarded } = timeline;
  useMarkRead(ticket, query.data !== undefined);

  if (query.isPending) return <ThreadSkeleton />;
  if (query.isError && !query.data) {
    return (
      <div className="flex-1">
        <QueryError query={query} />
      </div>
    );
  }
  return (
    <>
      <Thread ticket={ticket} timeline={timeline} />
      {canWrite ? (
        <div className="px-4 pb-3 max-lg:px-2 max-lg:pb-2">
          <Writer
            key={ticket.id}
            ticket={ticket}
            entries={entries}
            discarded={discarded}
            onTyping={notify}
            renderPresence={(mode) => (
              <Presence ticket={ticket} mode={mode} typing={typing.map(({ name }) => name)} />
            )}
          />
        </div>
      ) : null}
    </>
  );
}

function ThreadSkeleton() {
  return (
    <SkeletonGroup className="grid flex-1 content-start gap-4 px-4 pt-5">
      <Skeleton className="h-28 rounded-xl" />
      <Skeleton className="h-20 rounded-xl" />
      <Skeleton className="h-24 rounded-xl" />
    </SkeletonGroup>
  );
}
