import { ArrowUp } from 'lucide-react';
import { t } from '../../lib/messages.ts';
import type { SteadyRows } from './steady-rows.ts';

/** What waits above: new tickets, or another order. Pressing it shows the list as it now is. */
export function NewsPill({ steady, onShow }: { steady: SteadyRows; onShow: () => void }) {
  const { news, isOutOfOrder } = steady;
  return (
    <div
      role="status"
      className="pointer-events-none absolute inset-x-0 top-2 z-10 flex justify-center"
    >
      {news > 0 || isOutOfOrder ? (
        <button
          type="button"
          onClick={onShow}
          className="bg-accent text-on-accent shadow-raised hover:bg-accent-hover pointer-events-auto flex min-h-7 items-center gap-1.5 rounded-full px-3 text-xs font-medium"
        >
          <ArrowUp aria-hidden className="size-3.5" />
          {news > 0 ? t.queue.new_rows(news) : t.queue.changed_order}
          <span className="sr-only">{t.queue.show_latest}</span>
        </button>
      ) : null}
    </div>
  );
}
