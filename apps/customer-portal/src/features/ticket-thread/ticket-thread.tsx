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
import { useTyping } from '@autocrm/core/realtime/use-typing.ts';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMemo, useState } from 'react';
import { t } from '../../lib/messages.ts';
import { ReplyBox } from './reply-box.tsx';
import { TypingLine } from './typing-line.tsx';
import { useMarkRead } from './use-mark-read.ts';

/** The conversation: what was asked, every answer and change, and the place to write. */
export function TicketThread({ ticket }: { ticket: TicketDetail }) {
  const me = useMe();
  const { entries, discarded, query, has_older, load_older } = useTimeline(ticket.id);
  const { typing, notify: tellTyping } = useTyping(ticket.id, me);
  const avatarOf = useAvatars(ticket.people);
  const stored = useMemo(
    () => [...ticket.attachments, ...entries.flatMap(({ attachments }) => attachments)],
    [ticket.attachments, entries],
  );
  const files = useFiles(stored);
  // What was new on arrival stays marked while one reads on.
  const [readUpTo] = useState(ticket.last_read_seq);
  useMarkRead(ticket.id, query.data ? ticket.seq : 0);

  const shown = useShownEntries(entries, files.items, me.id, avatarOf);
  const firstNew = shown.find((entry) => entry.seq > readUpTo && entry.mine !== true);
  const actions = {
    onOpenAttachment: ({ id }: { id: string }) => {
      files.setOpenId(id);
    },
    onDownloadAttachment: files.download,
    onRetry: ({ key }: TimelineEntry) => entries.find((entry) => entry.key === key)?.retry?.(),
    onDiscard: ({ key }: TimelineEntry) => {
      const undo = entries.find((entry) => entry.key === key)?.discard?.();
      if (undo) {
        notify({ title: t.ticket.discarded, action: { label: t.ticket.undo, onAction: undo } });
      }
    },
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
      {query.isPending ? <ThreadSkeleton /> : null}
      {query.isError && !query.data ? <QueryError query={query} /> : null}
      {query.data ? (
        <>
          <Timeline
            label={t.ticket.conversation}
            entries={shown}
            newFrom={readUpTo > 0 ? firstNew?.key : undefined}
            older={
              has_older ? { pending: query.isFetchingNextPage, onLoad: load_older } : undefined
            }
            actions={actions}
          >
            <TypingLine names={typing.map(({ name }) => name)} />
          </Timeline>
          <ReplyBox ticket={ticket} entries={entries} discarded={discarded} onTyping={tellTyping} />
        </>
      ) : null}
      <FileViewer files={files} />
    </div>
  );
}

/** The entries as they are shown, their pictures with a preview. */
function useShownEntries(
  entries: ReturnType<typeof useTimeline>['entries'],
  files: ReturnType<typeof useFiles>['items'],
  me: string,
  avatarOf: ReturnType<typeof useAvatars>,
): TimelineEntry[] {
  return useMemo(() => {
    const previews = new Map(files.map((file) => [file.id, file]));
    return entries.map((entry): TimelineEntry => {
      const item = timelineEntryOf(entry, { me, avatarOf });
      return {
        ...item,
        attachments: item.attachments.map((file) => previews.get(file.id) ?? file),
      };
    });
  }, [entries, files, me, avatarOf]);
}

function ThreadSkeleton() {
  return (
    <SkeletonGroup className="grid gap-3">
      <Skeleton className="h-24 rounded-xl" />
      <Skeleton className="h-24 rounded-xl" />
    </SkeletonGroup>
  );
}
