import type { BulkResult } from '@autocrm/core/contracts/ticket-operations.ts';
import { errorMessage } from '@autocrm/core/db/error-messages.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { CircleAlert, X } from 'lucide-react';
import { useId, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';
import type { BulkActions } from '../../lib/use-bulk-actions.ts';
import type { QueueView } from '../../lib/views.ts';

export interface RefusedListProps {
  view: QueueView;
  refused: NonNullable<BulkActions['refused']>;
  onUndo: (() => void) | undefined;
  onDismiss: () => void;
}

/** Which of the selected tickets could not be changed, and why, each with the way to it. */
export function RefusedList({ view, refused, onUndo, onDismiss }: RefusedListProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const failed = refused.outcome.results.filter(({ outcome }) => outcome === 'failed');
  return (
    <section
      aria-label={refused.title}
      data-toasts-above
      className="border-border bg-raised border-t px-3 py-2 text-sm"
    >
      <div className="flex items-center gap-2">
        <CircleAlert aria-hidden className="text-danger-ink size-4 shrink-0" />
        <p role="alert" className="min-w-0 flex-1 font-medium">
          {refused.title}
        </p>
        <IconButton size="sm" icon={X} label={t.bulk.dismiss} onClick={onDismiss} />
      </div>
      <div className="mt-1 flex flex-wrap gap-2 ps-6">
        <Button
          size="sm"
          variant="ghost"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {isOpen ? t.bulk.hide_failed : t.bulk.show_failed}
        </Button>
        {onUndo ? (
          <Button size="sm" onClick={onUndo}>
            {t.bulk.undo}
          </Button>
        ) : null}
      </div>
      <ul id={id} hidden={!isOpen} className="mt-1.5 max-h-40 overflow-y-auto ps-6">
        {failed.map((result) => (
          <RefusedTicket
            key={result.ticket_id}
            view={view}
            result={result}
            number={result.number ?? refused.numbers.get(result.ticket_id)}
          />
        ))}
      </ul>
    </section>
  );
}

function RefusedTicket({
  view,
  result: { code, hint },
  number,
}: {
  view: QueueView;
  result: BulkResult;
  number: number | undefined;
}) {
  const { search } = useLocation();
  const why = errorMessage('conflict', code ?? '', hint);
  return (
    <li className="py-0.5">
      {number === undefined ? null : (
        <>
          <Link
            to={`${paths.ticket(view, number)}${search}`}
            className="text-accent-ink rounded-sm font-medium tabular-nums hover:underline"
          >
            {`#${number}`}
          </Link>{' '}
        </>
      )}
      <span className="text-muted">{why}</span>
    </li>
  );
}
