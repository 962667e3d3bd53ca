import { ChevronRight, Dot, Lock } from 'lucide-react';
import { RelativeTime } from '../ui/relative-time.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { useBlockLabels } from './block-labels.tsx';
import type { TimelineEntry } from './timeline-types.ts';

/** One change, in one quiet line: "Ana changed the status from New to Open · 5 minutes ago". */
export function TimelineActivityRow({
  entry,
  locale,
}: {
  entry: TimelineEntry;
  locale?: string | undefined;
}) {
  const labels = useBlockLabels();
  const Icon = entry.feed === 'staff' ? Lock : Dot;
  return (
    <p className="text-muted flex items-start gap-3 text-sm">
      <span className="flex w-8 shrink-0 justify-center pt-[0.2em] max-sm:w-5">
        <Icon aria-hidden className={entry.feed === 'staff' ? 'size-3.5' : 'size-4 scale-150'} />
      </span>
      <span className="min-w-0">
        {entry.feed === 'staff' ? (
          <VisuallyHidden>{`${labels.timeline.internal_hint}: `}</VisuallyHidden>
        ) : null}
        <bdi className="text-text font-medium">{entry.author_name || labels.timeline.system}</bdi>{' '}
        {entry.activity
          ? labels.timeline.activity(entry.activity, labels, entry.author_name)
          : null}
        {' · '}
        <RelativeTime at={entry.created_at} locale={locale} />
      </span>
    </p>
  );
}

/** Several changes in a row, folded: nobody reads them unless they look for one. */
export function TimelineActivities({
  entries,
  locale,
}: {
  entries: readonly TimelineEntry[];
  locale?: string | undefined;
}) {
  const labels = useBlockLabels().timeline;
  const people = new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    new Set(entries.map((entry) => entry.author_name || labels.system)),
  );
  return (
    <details className="group">
      <summary className="text-muted hover:text-text flex w-fit list-none items-center gap-3 rounded-md pe-2 text-sm">
        <span className="flex w-8 shrink-0 justify-center max-sm:w-5">
          <ChevronRight
            aria-hidden
            className="size-4 transition-transform group-open:rotate-90 rtl:-scale-x-100"
          />
        </span>
        <span className="min-h-6">{labels.changes(entries.length, people)}</span>
      </summary>
      <ol className="mt-2 grid grid-cols-1 gap-2">
        {entries.map((entry) => (
          <li key={entry.key}>
            <TimelineActivityRow entry={entry} locale={locale} />
          </li>
        ))}
      </ol>
    </details>
  );
}
