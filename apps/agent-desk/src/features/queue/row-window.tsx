import { cn } from '@autocrm/core/lib/cn.ts';
import type { Virtualizer } from '@tanstack/react-virtual';
import type { MouseEvent, ReactNode } from 'react';
import { t } from '../../lib/messages.ts';
import type { SteadyRow } from './steady-rows.ts';

interface Frame {
  /** A table with heads, or a list. */
  isTable: boolean;
  /** How many rows there are; unknown while more are to come from the server. */
  total: number | undefined;
  isMoreComing: boolean;
}

/** What is around the rows: a table where they are one, and what says that more are coming. */
export function RowsFrame({
  isTable,
  total,
  isMoreComing,
  head,
  children,
}: Frame & { head: ReactNode; children: ReactNode }) {
  const table = {
    role: 'table',
    'aria-label': t.queue.list,
    'aria-rowcount': total === undefined ? -1 : total + 1,
  };
  return (
    <>
      <div {...(isTable ? table : {})} className="flex min-h-0 flex-1 flex-col">
        {head}
        {children}
      </div>
      <p role="status" className="sr-only">
        {isMoreComing ? t.queue.loading_more : ''}
      </p>
    </>
  );
}

/** A press beside the link of a table row is one on the link, with the keys that were held. */
export function followRow({ target, nativeEvent }: MouseEvent): void {
  if (!(target instanceof Element) || target.closest('a, button, input, [role=checkbox]')) return;
  const link = target.closest('[role=row]')?.querySelector('a');
  link?.dispatchEvent(new window.MouseEvent('click', nativeEvent));
}

/** The rows that are drawn, each at its place. */
export function RowWindow({
  virtualizer,
  rows,
  rowHeight,
  isTable,
  total,
  isMoreComing,
  renderRow,
}: Frame & {
  virtualizer: Virtualizer<HTMLDivElement, Element>;
  rows: readonly SteadyRow[];
  rowHeight: number;
  renderRow: (row: SteadyRow) => ReactNode;
}) {
  const List = isTable ? 'div' : 'ol';
  const Item = isTable ? 'div' : 'li';
  return (
    <>
      <List
        {...(isTable ? { role: 'rowgroup' } : { 'aria-label': t.queue.list })}
        style={{ height: virtualizer.getTotalSize() }}
        className="relative"
      >
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const row = rows[index];
          return row ? (
            <Item
              key={key}
              {...(isTable
                ? { role: 'row', 'aria-rowindex': index + 2 }
                : { 'aria-setsize': total ?? -1, 'aria-posinset': index + 1 })}
              style={{ height: rowHeight, transform: `translateY(${start}px)` }}
              className={cn(
                'group/row absolute inset-x-0 top-0 transition-transform duration-150',
                row.isArriving && 'animate-row-in',
              )}
            >
              {renderRow(row)}
            </Item>
          ) : null;
        })}
      </List>
      {isMoreComing ? (
        <p aria-hidden className="text-muted py-3 text-center text-xs">
          {t.queue.loading_more}
        </p>
      ) : null}
    </>
  );
}
