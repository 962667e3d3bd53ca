import type { StaffTicketListItem } from '@autocrm/core/contracts/ticket-list.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useLocation } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';
import type { QueueView } from '../../lib/views.ts';
import { NewsPill } from './news-pill.tsx';
import { QueueRow } from './queue-row.tsx';
import type { SteadyRow } from './steady-rows.ts';
import { useHold } from './use-hold.ts';
import { useCurrentRow, useRowKeys } from './use-row-cursor.ts';
import { useScrollAnchor } from './use-scroll-anchor.ts';
import { useSteadyRows } from './use-steady-rows.ts';

/** In px; the stylesheet's `h-19`. */
const rowHeight = 76;
/** So many rows before the end of what is loaded, the next page is asked for. */
const loadAhead = 15;

interface More {
  isThere: boolean;
  isComing: boolean;
  load: () => void;
}

export interface QueueRowsProps {
  view: QueueView;
  listKey: string;
  tickets: readonly StaffTicketListItem[];
  openNumber: number | undefined;
  more: More;
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
  const virtualizer = useRowWindow(rows, scroller, cursor.index);
  const { moveTo, step } = useRowKeys({ rows, scroller, virtualizer }, cursor);
  useScrollAnchor({ scroller, rows, listKey, rowHeight, turn });
  const items = virtualizer.getVirtualItems();
  useLoadAhead((items.at(-1)?.index ?? 0) >= rows.length - loadAhead, more);

  const onKeyDown = keysTo({
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Home: () => moveTo(0),
  });
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
        role="presentation"
        onKeyDown={onKeyDown}
        {...hold.listeners}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain"
      >
        <ol
          aria-label={t.queue.list}
          style={{ height: virtualizer.getTotalSize() }}
          className="relative"
        >
          {items.map(({ key, index, start }) => {
            const row = rows[index];
            if (!row) return null;
            const { ticket, isLeaving, isArriving } = row;
            return (
              <li
                key={key}
                aria-setsize={more.isThere ? -1 : rows.length}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${start}px)` }}
                className={cn(
                  'absolute inset-x-0 top-0 h-19 transition-transform duration-150',
                  isArriving && 'animate-row-in',
                )}
              >
                <QueueRow
                  ticket={ticket}
                  to={`${paths.ticket(view, ticket.number)}${search}`}
                  isOpen={ticket.number === openNumber}
                  isCurrent={ticket.id === cursor.current}
                  isLeaving={isLeaving}
                  onFocus={cursor.setCurrent}
                />
              </li>
            );
          })}
        </ol>
        <LoadingMore isComing={more.isComing} />
      </div>
      {footer}
    </div>
  );
}

function LoadingMore({ isComing }: { isComing: boolean }) {
  return (
    <p role="status" className="text-muted text-center text-xs">
      {isComing ? <span className="block py-3">{t.queue.loading_more}</span> : null}
    </p>
  );
}

/** Runs an action by the name of the key alone, without Ctrl and the like. */
function keysTo(actions: Readonly<Record<string, (() => void) | undefined>>) {
  return (event: KeyboardEvent) => {
    const action = actions[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action();
  };
}

/** Which rows are drawn: those on screen, some around them, and the one with the focus, which would be lost with it. */
function useRowWindow(
  rows: readonly SteadyRow[],
  scroller: RefObject<HTMLDivElement | null>,
  current: number,
) {
  // oxlint-disable-next-line react/incompatible-library -- its functions are called in the render that made them
  return useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.ticket.id ?? index,
    overscan: 8,
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      return indexes.includes(current) || current >= rows.length
        ? indexes
        : [...indexes, current].toSorted((a, b) => a - b);
    },
  });
}

function useLoadAhead(isNearEnd: boolean, more: More): void {
  const isWanted = isNearEnd && more.isThere && !more.isComing;

  // Scrolling is no click: the end comes near by itself.
  useEffect(() => {
    if (isWanted) more.load();
    // oxlint-disable-next-line react/exhaustive-deps -- one request each time the end comes near; load is new each render
  }, [isWanted]);
}
