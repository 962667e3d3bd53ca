import type { DeskDigest } from '@autocrm/core/contracts/digest.ts';
import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { RelativeTime } from '@autocrm/core/ui/relative-time.tsx';
import { useQuery } from '@tanstack/react-query';
import { Coffee } from 'lucide-react';
import { useId } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';
import { longDateTime } from '../../lib/times.ts';

export interface DigestPanelProps {
  since: string;
  onDismiss: () => void;
}

const figures = ['assigned', 'replies', 'mentions', 'new_in_my_teams', 'resolved'] as const;

/** What happened while the reader was away. It stays until they put it aside; nothing happened: it does not show. */
export function DigestPanel({ since, onDismiss }: DigestPanelProps) {
  const id = useId();
  const { data } = useQuery(peopleQueries.digest(since));
  if (!data || !figures.some((figure) => data[figure] > 0)) return null;
  return (
    <section
      aria-labelledby={id}
      className="border-border bg-surface max-h-[40dvh] shrink-0 overflow-y-auto border-b px-4 py-3"
    >
      <div className="flex items-start gap-3">
        <Coffee aria-hidden className="text-accent-ink mt-0.5 size-4 shrink-0 max-sm:hidden" />
        <div className="min-w-0 flex-1">
          <h2 id={id} className="text-base font-semibold">
            {t.digest.title}{' '}
            <span className="text-muted text-sm font-normal whitespace-nowrap max-sm:block">
              {t.digest.since(longDateTime(data.since))}
            </span>
          </h2>
          <p role="status" className="text-sm">
            {figures
              .filter((figure) => data[figure] > 0)
              .map((figure) => t.digest[figure](data[figure]))
              .join(' · ')}
          </p>
        </div>
        <Button size="sm" onClick={onDismiss}>
          {t.digest.dismiss}
        </Button>
      </div>
      <DigestTickets tickets={data.tickets} />
    </section>
  );
}

function DigestTickets({ tickets }: Pick<DeskDigest, 'tickets'>) {
  if (tickets.length === 0) return null;
  return (
    <ul className="-mx-1.5 mt-2 grid gap-x-4 sm:ms-5.5 lg:grid-cols-2">
      {tickets.map(({ id, number, subject, why, at }) => (
        <li key={id} className="min-w-0">
          <Link
            to={paths.ticketAlone(number)}
            title={subject}
            className="hover:bg-hover flex min-h-7 items-center gap-2 rounded-md px-1.5 text-sm"
          >
            <span className="bg-hover shrink-0 rounded-full px-2 text-xs">{t.digest.why[why]}</span>
            <span className="min-w-0 flex-1 truncate">{t.queue.row(number, subject)}</span>
            <RelativeTime at={at} className="text-muted text-xs whitespace-nowrap" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
