import { FileViewer } from '@autocrm/core/app/file-viewer.tsx';
import { useAvatars, useFiles } from '@autocrm/core/app/use-files.ts';
import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { OpeningMessage } from '@autocrm/core/blocks/opening-message.tsx';
import { QueryError } from '@autocrm/core/blocks/query-error.tsx';
import { timelineEntryOf } from '@autocrm/core/blocks/timeline-entry-of.ts';
import type { TimelineEntry } from '@autocrm/core/blocks/timeline-types.ts';
import { Timeline } from '@autocrm/core/blocks/timeline.tsx';
import type { TicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { useTimeline } from '@autocrm/core/data/tickets/use-timeline.ts';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { useMemo } from 'react';
import { t } from '../../lib/messages.ts';

/** Nothing is written in the console, so nothing can fail to arrive. */
const nothingSent = () => undefined;

/** All that was written and done on a ticket: messages, internal notes, changes, files. */
export function TicketRecord({ ticket }: { ticket: TicketDetail }) {
  const me = useMe();
  const { entries, query, has_older, load_older } = useTimeline(ticket.id);
  const avatarOf = useAvatars(ticket.people);
  const stored = useMemo(
    () => [...ticket.attachments, ...entries.flatMap(({ attachments }) => attachments)],
    [ticket.attachments, entries],
  );
  const files = useFiles(stored);
  const shown = useMemo(() => {
    const previews = new Map(files.items.map((file) => [file.id, file]));
    return entries.map((entry): TimelineEntry => {
      const item = timelineEntryOf(entry, { me: me.id, avatarOf });
      return {
        ...item,
        attachments: item.attachments.map((file) => previews.get(file.id) ?? file),
      };
    });
  }, [entries, files.items, me.id, avatarOf]);
  const actions = {
    onOpenAttachment: ({ id }: { id: string }) => {
      files.setOpenId(id);
    },
    onDownloadAttachment: files.download,
    onRetry: nothingSent,
    onDiscard: nothingSent,
  };
  return (
    <div className="grid min-w-0 grid-cols-1 gap-4">
      <OpeningMessage
        ticket={ticket}
        title={t.ticket.description}
        files={files.items}
        me={me.id}
        avatarOf={avatarOf}
        actions={actions}
      />
      {query.isPending ? (
        <SkeletonGroup className="grid gap-3">
          <Skeleton className="h-24 rounded-xl" />
          <Skeleton className="h-24 rounded-xl" />
        </SkeletonGroup>
      ) : null}
      {query.isError && !query.data ? <QueryError query={query} /> : null}
      {query.data ? (
        <Timeline
          label={t.ticket.conversation}
          entries={shown}
          older={has_older ? { pending: query.isFetchingNextPage, onLoad: load_older } : undefined}
          actions={actions}
        />
      ) : null}
      <FileViewer files={files} />
    </div>
  );
}
