import { type ReactNode, useEffect, useRef } from 'react';
import { cn } from '../lib/cn.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { useBlockLabels } from './block-labels.tsx';
import { TimelineActivities, TimelineActivityRow } from './timeline-activity.tsx';
import { type TimelineItem, timelineItems } from './timeline-items.ts';
import { TimelineMessage, type TimelineMessageActions } from './timeline-message.tsx';
import type { TimelineEntry } from './timeline-types.ts';

export interface TimelineProps {
  /** Its heading; read out, not shown. */
  label: string;
  /** Oldest first. */
  entries: readonly TimelineEntry[];
  /** Key of the first entry the reader has not seen. */
  newFrom?: string | undefined;
  older?: { pending: boolean; onLoad: () => void } | undefined;
  actions: TimelineMessageActions;
  locale?: string | undefined;
  /** After the last entry: who is typing. */
  children?: ReactNode;
}

/** A ticket's history: messages, internal notes, changes. What arrives while one looks is read out. */
export function Timeline({
  label,
  entries,
  newFrom,
  older,
  actions,
  locale,
  children,
}: TimelineProps) {
  const labels = useBlockLabels().timeline;
  useAnnounceNews(entries);
  return (
    <section>
      <h2>
        <VisuallyHidden>{label}</VisuallyHidden>
      </h2>
      {older ? (
        <div className="mb-4 flex justify-center">
          <Button size="sm" variant="ghost" pending={older.pending} onClick={older.onLoad}>
            {labels.load_older}
          </Button>
        </div>
      ) : null}
      <ol className="grid grid-cols-1 gap-3">
        {timelineItems(entries, newFrom).map((item) => (
          <li key={item.key}>
            <TimelineItemView item={item} actions={actions} locale={locale} />
          </li>
        ))}
      </ol>
      {children}
    </section>
  );
}

function TimelineItemView({
  item,
  actions,
  locale,
}: {
  item: TimelineItem;
  actions: TimelineMessageActions;
  locale: string | undefined;
}) {
  const labels = useBlockLabels().timeline;
  switch (item.type) {
    case 'day':
      return <Separator>{dayName(item.at, labels, locale)}</Separator>;
    case 'new':
      return (
        <Separator isNew className="text-accent-ink font-medium [--line:var(--accent)]">
          {labels.new_divider}
        </Separator>
      );
    case 'activities':
      return <TimelineActivities entries={item.entries} locale={locale} />;
    case 'entry':
      return item.entry.kind === 'activity' ? (
        <TimelineActivityRow entry={item.entry} locale={locale} />
      ) : (
        <TimelineMessage entry={item.entry} actions={actions} locale={locale} />
      );
  }
}

interface SeparatorProps {
  children: ReactNode;
  className?: string;
  /** The one before what is new, for whoever jumps there. */
  isNew?: boolean;
}

function Separator({ children, className, isNew = false }: SeparatorProps) {
  return (
    <p
      data-new-from={isNew ? '' : undefined}
      className={cn(
        'text-muted flex items-center gap-3 py-1 text-xs [--line:var(--border)]',
        'before:h-px before:flex-1 before:bg-(--line) after:h-px after:flex-1 after:bg-(--line)',
        className,
      )}
    >
      {children}
    </p>
  );
}

function dayName(
  at: string,
  labels: { today: string; yesterday: string },
  locale: string | undefined,
): string {
  const date = new Date(at);
  const now = new Date();
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (date.toDateString() === now.toDateString()) return labels.today;
  if (date.toDateString() === yesterday.toDateString()) return labels.yesterday;
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
  }).format(date);
}

/** Reads out the newest message or note that came after the timeline was first shown and is not the reader's own. */
function useAnnounceNews(entries: readonly TimelineEntry[]): void {
  const announce = useAnnounce();
  const labels = useBlockLabels().timeline;
  const seen = useRef<ReadonlySet<string> | null>(null);

  // Speech is a side effect of what was drawn: it needs the previous list, which only exists between renders.
  useEffect(() => {
    const before = seen.current;
    seen.current = new Set(entries.map((entry) => entry.key));
    if (!before || before.size === 0) return;
    // Only from the end: earlier entries that were loaded on request are not news.
    const last = entries.at(-1);
    if (!last || before.has(last.key) || last.mine === true || last.kind === 'activity') return;
    announce(
      last.kind === 'note'
        ? labels.new_note(last.author_name)
        : labels.new_message(last.author_name),
    );
  }, [entries, announce, labels]);
}
