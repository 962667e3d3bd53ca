import { CircleAlert, Lock } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cn } from '../lib/cn.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { AttachmentList } from './attachment-list.tsx';
import { useBlockLabels } from './block-labels.tsx';
import { Markdown } from './markdown.tsx';
import type { AttachmentItem, TimelineEntry } from './timeline-types.ts';

export interface TimelineMessageActions {
  onOpenAttachment: (attachment: AttachmentItem) => void;
  onDownloadAttachment: (attachment: AttachmentItem) => void;
  /** For an entry that did not arrive. */
  onRetry: (entry: TimelineEntry) => void;
  onDiscard: (entry: TimelineEntry) => void;
  /** More to do with an entry, at the end of its header: edit a note, copy a link. */
  renderMenu?: ((entry: TimelineEntry) => ReactNode) | undefined;
  /** The way to the ticket from which a merge brought an entry: its number as a link. */
  renderOrigin?: ((number: number) => ReactNode) | undefined;
}

export interface TimelineMessageProps {
  entry: TimelineEntry;
  actions: TimelineMessageActions;
  locale?: string | undefined;
}

/** A public message, or an internal note in a colour, with a lock and with words that no message has. */
export function TimelineMessage({ entry, actions, locale }: TimelineMessageProps) {
  const labels = useBlockLabels();
  const id = useId();
  const internal = entry.kind === 'note';
  return (
    <article aria-labelledby={`${id}-author`} aria-busy={entry.pending} className="flex gap-3">
      <Avatar name={entry.author_name} src={entry.avatar_url} className="mt-2 max-sm:hidden" />
      <div
        className={cn(
          'shadow-card min-w-0 flex-1 rounded-xl border',
          internal ? 'border-note-border bg-note' : 'border-border bg-surface',
          entry.failed !== undefined && 'border-danger',
        )}
      >
        {internal ? (
          <p className="border-note-border text-note-ink flex items-center gap-1.5 rounded-t-xl border-b px-4 py-1.5 text-xs font-medium">
            <Lock aria-hidden className="size-3.5" />
            {labels.timeline.internal}
            <span className="font-normal">{`· ${labels.timeline.internal_hint}`}</span>
          </p>
        ) : null}
        <header className="flex min-h-8 items-start gap-2 px-4 pt-2.5 text-sm">
          <Avatar name={entry.author_name} src={entry.avatar_url} size="sm" className="sm:hidden" />
          <p className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 pt-0.5">
            <span
              id={`${id}-author`}
              dir="auto"
              className="min-w-0 truncate font-semibold"
              title={entry.author_name}
            >
              {entry.author_name}
            </span>
            {entry.author_role === 'customer' ? null : (
              <Badge>{labels.role[entry.author_role]}</Badge>
            )}
            <span className="text-muted">
              <RelativeTime at={entry.created_at} locale={locale} />
              {entry.edited_at ? ` · ${labels.timeline.edited}` : null}
            </span>
            {entry.origin === undefined ? null : (
              <span className="text-muted">
                {`${labels.timeline.origin} `}
                {actions.renderOrigin?.(entry.origin) ?? `#${entry.origin}`}
              </span>
            )}
          </p>
          {entry.pending === true ? (
            <span role="status" className="text-muted flex items-center gap-1.5 pt-0.5 text-xs">
              <Spinner className="size-3.5" />
              {labels.timeline.sending}
            </span>
          ) : null}
          {actions.renderMenu?.(entry)}
        </header>
        <div className={cn('px-4 pt-1 pb-3.5 text-base', entry.pending === true && 'opacity-70')}>
          {entry.body ? <Markdown text={entry.body} mentions={entry.mentions} /> : null}
          <AttachmentList
            className="mt-3"
            attachments={entry.attachments}
            onOpen={actions.onOpenAttachment}
            onDownload={actions.onDownloadAttachment}
          />
        </div>
        {entry.failed === undefined ? null : (
          <FailedBar entry={entry} reason={entry.failed} actions={actions} />
        )}
      </div>
    </article>
  );
}

function FailedBar({
  entry,
  reason,
  actions,
}: {
  entry: TimelineEntry;
  reason: string;
  actions: TimelineMessageActions;
}) {
  const labels = useBlockLabels().timeline;
  return (
    <div
      role="alert"
      className="border-border bg-danger-soft text-danger-ink flex flex-wrap items-center gap-2 rounded-b-xl border-t px-4 py-2 text-sm"
    >
      <CircleAlert aria-hidden className="size-4 shrink-0" />
      <p className="min-w-0 flex-1">{`${labels.failed} ${reason}`}</p>
      <Button
        size="sm"
        variant="ghost"
        onClick={() => {
          actions.onDiscard(entry);
        }}
      >
        {labels.discard}
      </Button>
      <Button
        size="sm"
        onClick={() => {
          actions.onRetry(entry);
        }}
      >
        {labels.retry}
      </Button>
    </div>
  );
}
