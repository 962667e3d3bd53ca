import { cn } from '@autocrm/core/lib/cn.ts';
import { useMediaQuery } from '@autocrm/core/lib/use-media-query.ts';
import { useId } from 'react';
import { t } from '../../lib/messages.ts';
import { useHeadingInView } from './use-heading-in-view.ts';

export interface Heading {
  id: string;
  text: string;
  /** Below another heading. */
  isInner: boolean;
  element: HTMLElement;
}

/** The parts of an article: beside it and following the reader, or folded above it where there is no room. */
export function Contents({ headings }: { headings: readonly Heading[] }) {
  const titleId = useId();
  const isBeside = useMediaQuery('(min-width: 1024px)');
  // One part needs no list.
  if (headings.length < 2) return null;
  if (!isBeside) {
    return (
      <details className="border-border bg-surface mb-6 rounded-lg border px-4 py-2.5">
        <summary className="min-h-6 font-medium">{t.help.contents}</summary>
        <nav aria-label={t.help.contents} className="pt-2 pb-1">
          <HeadingLinks headings={headings} current={undefined} />
        </nav>
      </details>
    );
  }
  return (
    <nav
      aria-labelledby={titleId}
      className="sticky top-20 max-h-[calc(100dvh-6rem)] overflow-y-auto"
    >
      <p id={titleId} className="mb-2 text-sm font-semibold">
        {t.help.contents}
      </p>
      <FollowingLinks headings={headings} />
    </nav>
  );
}

function FollowingLinks({ headings }: { headings: readonly Heading[] }) {
  return <HeadingLinks headings={headings} current={useHeadingInView(headings)} />;
}

function HeadingLinks({
  headings,
  current,
}: {
  headings: readonly Heading[];
  current: string | undefined;
}) {
  return (
    <ul className="border-border border-s">
      {headings.map(({ id, text, isInner }) => (
        <li key={id}>
          <a
            href={`#${id}`}
            aria-current={id === current ? 'location' : undefined}
            className={cn(
              'text-muted hover:text-text -ms-px block min-h-6 border-s-2 border-transparent py-1 text-sm transition-colors',
              'aria-[current]:border-accent aria-[current]:text-text',
              isInner ? 'ps-7' : 'ps-4',
            )}
          >
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}
