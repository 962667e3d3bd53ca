import { useRecalledAt } from '@autocrm/core/auth/session-provider.ts';
import type { StaffTicketListItem } from '@autocrm/core/contracts/ticket-list.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useLocation } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useCommand } from '../../lib/commands.tsx';
import type { Selection } from '../../lib/selection.ts';
import type { QueueView } from '../../lib/views.ts';
import { NewsPill } from './news-pill.tsx';
import { QueueRow } from './queue-row.tsx';
import { RowContext, rowHeightOf, type RowLook } from './row-context.ts';
import { followRow, RowsFrame, RowWindow } from './row-window.tsx';
import type { SteadyRow } from './steady-rows.ts';
import { tableGutter } from './table-columns.ts';
import { useHold } from './use-hold.ts';
import { useCurrentRow, useRowKeys } from './use-row-cursor.ts';
import { useScrollAnchor } from './use-scroll-anchor.ts';
import { useSteadyRows } from './use-steady-rows.ts';

/** So many rows before the end of what is loaded, the next page is asked for. */
const loadAhead = 15;

interface More {
  isThere: boolean;
  isComing: boolean;
  /** The list is being fetched as it is, which another page would cut short. */
  isWaiting: boolean;
  load: () => void;
}

export interface QueueRowsProps {
  view: QueueView;
  list: { key: string; tickets: readonly StaffTicketListItem[]; more: More };
  openNumber: number | undefined;
  look: RowLook;
  selection: Selection;
  /** The heads of the columns, where the rows are a table. */
  head?: ReactNode;
  empty: ReactNode;
  footer: ReactNode;
}

/** The rows on screen out of any number, kept still while somebody is about to use one of them. */
export function QueueRows(props: QueueRowsProps) {
  const { view, list, openNumber, look, selection, head, empty, footer } = props;
  const { key: listKey, tickets, more } = list;
  const rowHeight = rowHeightOf(look);
  const { search } = useLocation();
  const scroller = useRef<HTMLDivElement>(null);
  const [turn, setTurn] = useState(0);
  const hold = useHold(tickets.length > 0);
  const steady = useSteadyRows(listKey, tickets, { isHeld: hold.isHeld, turn });
  const { rows } = steady;
  const openId = useMemo(
    () => tickets.find(({ number }) => number === openNumber)?.id,
    [tickets, openNumber],
  );
  const cursor = useCurrentRow(rows, openId);
  const virtualizer = useRowWindow({ rows, scroller, current: cursor.index, rowHeight });
  const { moveTo, step } = useRowKeys({ rows, scroller, virtualizer }, cursor);
  useScrollAnchor({ scroller, rows, listKey, rowHeight, turn });
  const context = useRowActions({ rows, look, selection }, cursor);
  const last = virtualizer.getVirtualItems().at(-1)?.index ?? 0;
  useLoadAhead(last >= rows.length - loadAhead, more);

  const onKeyDown = keysTo({
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Home: () => moveTo(0),
  });
  if (rows.length === 0) return empty;
  const frame = {
    isTable: look.isTable,
    total: more.isThere ? undefined : rows.length,
    isMoreComing: more.isComing,
  };
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <NewsPill
        steady={steady}
        onShow={() => {
          scroller.current?.scrollTo({ top: 0 });
          setTurn(turn + 1);
        }}
      />
      <RowContext value={context}>
        <RowsFrame {...frame} head={head}>
          <div
            ref={scroller}
            role="presentation"
            onKeyDown={onKeyDown}
            onClick={look.isTable ? followRow : undefined}
            {...hold.listeners}
            data-selecting={selection.ids.size > 0 ? '' : undefined}
            className={cn(
              'group/list min-h-0 flex-1 overflow-y-auto overscroll-contain',
              look.isTable && tableGutter,
            )}
          >
            <RowWindow
              {...frame}
              virtualizer={virtualizer}
              rows={rows}
              rowHeight={rowHeight}
              renderRow={({ ticket, isLeaving }) => (
                <QueueRow
                  ticket={ticket}
                  to={`${paths.ticket(view, ticket.number)}${search}`}
                  isOpen={ticket.number === openNumber}
                  isCurrent={ticket.id === cursor.current}
                  isLeaving={isLeaving}
                  isSelected={selection.ids.has(ticket.id)}
                />
              )}
            />
          </div>
        </RowsFrame>
      </RowContext>
      {footer}
    </div>
  );
}

/** What the rows do, by pointer and by key. Stays the same object while what it needs does. */
function useRowActions(
  { rows, look, selection }: { rows: readonly SteadyRow[]; look: RowLook; selection: Selection },
  { current, setCurrent }: ReturnType<typeof useCurrentRow>,
) {
  const { toggle, extend, replace } = selection;
  const latest = useRef({ rows, toggle, extend, setCurrent });
  // Rows that did not change are not drawn again, so what they call must find the latest state by itself.
  useLayoutEffect(() => {
    latest.current = { rows, toggle, extend, setCurrent };
  });
  const canSelect = useRecalledAt() === null;
  const at = canSelect && rows.length > 0 ? current : undefined;
  useCommand('queue.select', at === undefined ? undefined : () => toggle(at));
  useCommand('queue.select_range', at === undefined ? undefined : () => extend(at, orderOf(rows)));
  useCommand('queue.select_all', at === undefined ? undefined : () => replace(orderOf(rows)));
  return useMemo(
    () => ({
      look,
      canSelect,
      onFocus: (id: string) => {
        latest.current.setCurrent(id);
      },
      onSelect: (id: string, isRange: boolean) => {
        const now = latest.current;
        now.setCurrent(id);
        if (isRange) now.extend(id, orderOf(now.rows));
        else now.toggle(id);
      },
    }),
    [look, canSelect],
  );
}

function orderOf(rows: readonly SteadyRow[]): string[] {
  return rows.flatMap(({ ticket, isLeaving }) => (isLeaving ? [] : [ticket.id]));
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
function useRowWindow({
  rows,
  scroller,
  current,
  rowHeight,
}: {
  rows: readonly SteadyRow[];
  scroller: RefObject<HTMLDivElement | null>;
  current: number;
  rowHeight: number;
}) {
  // The same function while the rows are the same: a new one has all places reckoned anew.
  const keyOf = useCallback((index: number) => rows[index]?.ticket.id ?? index, [rows]);
  // oxlint-disable-next-line react/incompatible-library -- its functions are called in the render that made them
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: keyOf,
    overscan: 8,
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      return indexes.includes(current) || current >= rows.length
        ? indexes
        : [...indexes, current].toSorted((a, b) => a - b);
    },
  });

  // It keeps the sizes it has reckoned with; another look has other ones.
  useLayoutEffect(() => {
    virtualizer.measure();
  }, [virtualizer, rowHeight]);
  return virtualizer;
}

function useLoadAhead(isNearEnd: boolean, more: More): void {
  const isWanted = isNearEnd && more.isThere && !more.isWaiting;
  const load = useEffectEvent(more.load);

  // Scrolling is no click: the end comes near by itself.
  useEffect(() => {
    if (isWanted) load();
  }, [isWanted]);
}
