import { FileViewer } from '@autocrm/core/app/file-viewer.tsx';
import { useAvatars, useFiles } from '@autocrm/core/app/use-files.ts';
import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { openingEntryOf } from '@autocrm/core/blocks/opening-message.tsx';
import { timelineEntryOf } from '@autocrm/core/blocks/timeline-entry-of.ts';
import type { TimelineEntry } from '@autocrm/core/blocks/timeline-types.ts';
import { Timeline } from '@autocrm/core/blocks/timeline.tsx';
import type { TicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import type { TimelineItem, useTimeline } from '@autocrm/core/data/tickets/use-timeline.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { linkVariants } from '@autocrm/core/ui/link.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useQuery } from '@tanstack/react-query';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useCommand } from '../../lib/commands.tsx';
import { late } from '../../lib/late-messages.ts';
import { t } from '../../lib/messages.ts';
import { EntryMenu } from './entry-menu.tsx';
import { useEndInView } from './use-end-in-view.ts';
import { useNewInView } from './use-new-in-view.ts';

export interface ThreadProps {
  ticket: TicketDetail;
  timeline: ReturnType<typeof useTimeline>;
}

/** The conversation itself: begins at its end, loads what is older on the way up, stays at the end while one is there. */
export function Thread({ ticket, timeline }: ThreadProps) {
  const { entries, query, has_older, load_older } = timeline;
  const files = useTicketFiles(ticket, entries);
  const shown = useShownEntries(ticket, timeline, files.items);
  const newFrom = useNewFrom(ticket, entries);
  const loadOlder = () => {
    if (has_older && !query.isFetchingNextPage) load_older();
  };
  const { scroller, content, isAway, toEnd, onScroll } = useEndInView(shown[0]?.key, loadOlder);
  // What is older than all that is loaded may be new too: the line comes when that is known.
  const isBeyond = has_older && newFrom !== undefined && newFrom === entries[0]?.key;
  const { isAbove, toNew, look } = useNewInView({
    content,
    isBeyond,
    older: {
      isPending: query.isFetchingNextPage,
      hasFailed: query.isFetchNextPageError,
      load: load_older,
    },
  });
  useCommand('ticket.unread', newFrom === undefined ? undefined : toNew);
  const { view = 'live' } = useParams();
  const byKey = (key: string) => entries.find((entry) => entry.key === key);
  const actions = {
    onOpenAttachment: ({ id }: { id: string }) => {
      files.setOpenId(id);
    },
    onDownloadAttachment: files.download,
    onRetry: ({ key }: TimelineEntry) => byKey(key)?.retry?.(),
    onDiscard: ({ key }: TimelineEntry) => {
      const undo = byKey(key)?.discard?.();
      if (undo) {
        notify({ title: t.ticket.discarded, action: { label: t.ticket.undo, onAction: undo } });
      }
    },
    renderMenu: (entry: TimelineEntry) => <EntryMenu ticket={ticket} entry={entry} />,
    renderOrigin: (number: number) => (
      <Link to={paths.ticket(view, number)} className={linkVariants()}>{`#${number}`}</Link>
    ),
  };
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={scroller}
        onScroll={() => {
          onScroll();
          look();
        }}
        tabIndex={0}
        role="region"
        aria-label={t.ticket.conversation}
        data-conversation
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 py-4 -outline-offset-2 max-lg:px-2"
      >
        <div ref={content}>
          <Timeline
            label={t.ticket.conversation}
            entries={shown}
            newFrom={isBeyond ? undefined : newFrom}
            older={
              has_older ? { pending: query.isFetchingNextPage, onLoad: load_older } : undefined
            }
            actions={actions}
          />
        </div>
      </div>
      <Jumps toNew={isAbove ? toNew : undefined} toEnd={isAway ? toEnd : undefined} />
      <FileViewer files={files} />
    </div>
  );
}

interface JumpsProps {
  /** Absent while the place is in sight. */
  toNew: (() => void) | undefined;
  toEnd: (() => void) | undefined;
}

/** The ways to what is new and to the end, over the conversation. */
function Jumps({ toNew, toEnd }: JumpsProps) {
  return (
    <>
      {toNew ? (
        <Button
          size="sm"
          onClick={toNew}
          className="absolute inset-x-0 top-3 mx-auto w-fit rounded-full"
        >
          <ArrowUp aria-hidden />
          {late.workspace.jump_to_new}
        </Button>
      ) : null}
      {toEnd ? (
        <IconButton
          outlined
          icon={ArrowDown}
          label={t.ticket.newest}
          onClick={toEnd}
          className="absolute end-5 bottom-3 rounded-full"
        />
      ) : null}
    </>
  );
}

function useTicketFiles(ticket: TicketDetail, entries: readonly TimelineItem[]) {
  const stored = useMemo(
    () => [...ticket.attachments, ...entries.flatMap(({ attachments }) => attachments)],
    [ticket.attachments, entries],
  );
  return useFiles(stored);
}

/** The entries as they are drawn, begun by what the customer asked. */
function useShownEntries(
  ticket: TicketDetail,
  { entries, has_older }: Pick<ThreadProps['timeline'], 'entries' | 'has_older'>,
  files: ReturnType<typeof useFiles>['items'],
): TimelineEntry[] {
  const me = useMe().id;
  const avatarOf = useAvatars(ticket.people);
  const nameOf = useStaffNames();
  return useMemo(() => {
    const previews = new Map(files.map((file) => [file.id, file]));
    const all = [
      ...(has_older ? [] : [openingEntryOf(ticket, { me, avatarOf })]),
      ...entries.map((entry) => timelineEntryOf(entry, { me, avatarOf, nameOf })),
    ];
    return all.map((entry) => ({
      ...entry,
      attachments: entry.attachments.map((file) => previews.get(file.id) ?? file),
    }));
  }, [ticket, entries, has_older, files, me, avatarOf, nameOf]);
}

/** Names of colleagues by profile id, for mentions; those who have left keep theirs. */
function useStaffNames(): (profileId: string) => string | undefined {
  const { data: staff } = useQuery(peopleQueries.staff());
  return useCallback(
    (profileId: string) => staff?.find(({ id }) => id === profileId)?.full_name,
    [staff],
  );
}

/** Key of the first entry that was new when the ticket was opened: it stays marked while one reads on. */
function useNewFrom(ticket: TicketDetail, entries: readonly TimelineItem[]): string | undefined {
  const me = useMe().id;
  const [read] = useState({
    public: ticket.last_read_seq,
    staff: ticket.is_staff_view ? ticket.last_read_staff_seq : 0,
  });
  if (read.public === 0 && read.staff === 0) return undefined;
  return entries.find(({ feed, seq, author_id }) => seq > read[feed] && author_id !== me)?.key;
}
