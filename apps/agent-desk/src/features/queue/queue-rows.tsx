import type { StaffTicketListItem } from '@autocrm/core/contracts/ticket-list.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';
import type { QueueView } from '../../lib/views.ts';
import { NewsPill } from './news-pill.tsx';
import { QueueRow } from './queue-row.tsx';
import { useHold } from './use-hold.ts';
import { useCurrentRow, useRowKeys } from './use-row-cursor.ts';
import { useScrollAnchor } from './use-scroll-anchor.ts';
import { useSteadyRows } from './use-steady-rows.ts';

/** In px; the stylesheet's `h-19`. */
const rowHeight = 76;
/** So many rows before the end of what is loaded, the next page is asked for. */
const loadAhead = 15;

export interface QueueRowsProps {
  view: QueueView;
  listKey: string;
  tickets: readonly StaffTicketListItem[];
  openNumber: number | undefined;
  more: { isThere: boolean; isComing: boolean; load: () => void };
  empty: ReactNode;
  footer: ReactNode;
}

/** The rows on screen out of any number, kept still while somebody is about to use one of them. */
export function QueueRows(props: QueueRowsProps) {
  const { view, listKey, tickets, openNumber, more, empty, footer } = props;
  const { search } = useLocation();
  const scroller = useRef<HTMLDivElement>(null);
  const [turn, setTurn] = useState(0);
  const hold = useHold();
  const steady = useSteadyRows(listKey, tickets, { isHeld: hold.isHeld, turn });
  const { rows } = steady;
  const openId = tickets.find(({ number }) => number === openNumber)?.id;
  const cursor = useCurrentRow(rows, openId);
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.ticket.id ?? index,
    overscan: 8,
    // The row with the focus stays, wherever one scrolls: the focus would be lost with it.
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      return indexes.includes(cursor.index) || cursor.index >= rows.length
        ? indexes
        : [...indexes, cursor.index].toSorted((a, b) => a - b);
    },
  });
  const { moveTo, step } = useRowKeys({ rows, scroller, virtualizer }, cursor);
  useScrollAnchor({ scroller, rows, listKey, rowHeight, turn });

  const items = virtualizer.getVirtualItems();
  const isNearEnd = (items.at(-1)?.index ?? 0) >= rows.length - loadAhead;
  const wantsMore = isNearEnd && more.isThere && !more.isComing;
  // Scrolling is no click: the end comes near by itself.
  useEffect(() => {
    if (wantsMore) more.load();
    // oxlint-disable-next-line react/exhaustive-deps -- one request each time the end comes near; load is new each render
  }, [wantsMore]);

  const onKeyDown = (event: KeyboardEvent) => {
    const action = { ArrowDown: () => step(1), ArrowUp: () => step(-1), Home: () => moveTo(0) }[
      event.key
    ];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action();
  };
  if (rows.length === 0) return empty;
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <NewsPill
        steady={steady}
        onShow={() => {
          scroller.current?.scrollTo({ top: 0 });
          setTurn(turn + 1);
        }}
      />
      <div
        ref={scroller}
        {...hold.listeners}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain"
        data-testid="queue-scroller"
      >
        <ol
          aria-label={t.queue.list}
          onKeyDown={onKeyDown}
          style={{ height: virtualizer.getTotalSize() }}
          className="relative"
        >
          {items.map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            return (
              <li
                key={item.key}
                aria-setsize={more.isThere ? -1 : rows.length}
                aria-posinset={item.index + 1}
                style={{ transform: `translateY(${item.start}px)` }}
                className={cn(
                  'absolute inset-x-0 top-0 h-19 transition-transform duration-150',
                  row.isArriving && 'animate-row-in',
                )}
              >
                <QueueRow
                  ticket={row.ticket}
                  to={`${paths.ticket(view, row.ticket.number)}${search}`}
                  isOpen={row.ticket.number === openNumber}
                  isCurrent={row.ticket.id === cursor.current}
                  isLeaving={row.isLeaving}
                  onFocus={cursor.setCurrent}
                />
              </li>
            );
          })}
        </ol>
        <p role="status" className="text-muted text-center text-xs">
          {more.isComing ? <span className="block py-3">{t.queue.loading_more}</span> : null}
        </p>
      </div>
      {footer}
    </div>
  );
}
