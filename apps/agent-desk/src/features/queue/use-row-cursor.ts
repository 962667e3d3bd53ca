import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useCommand } from '../../lib/commands.tsx';
import type { SteadyRow } from './steady-rows.ts';

/**
 * The row that the keyboard is at: the one that has or had the focus, or whose ticket was opened. Where that row went,
 * the one that took its place.
 *
 * @param openId the ticket that is open beside the list
 */
export function useCurrentRow(rows: readonly SteadyRow[], openId: string | undefined) {
  const [state, setState] = useState({ wanted: openId, openId, index: 0 });
  const isMoved = openId !== undefined && openId !== state.openId;
  const wanted = isMoved ? openId : state.wanted;
  // Every frame of a scroll is a render, and a list may hold thousands of rows.
  const found = useMemo(
    () => (wanted === undefined ? -1 : rows.findIndex(({ ticket }) => ticket.id === wanted)),
    [rows, wanted],
  );
  const index = found === -1 ? Math.min(state.index, Math.max(rows.length - 1, 0)) : found;
  if (state.openId !== openId || state.index !== index) setState({ wanted, openId, index });
  return {
    index,
    current: rows[index]?.ticket.id,
    /** Whether the keyboard has a place yet. */
    isPlaced: wanted !== undefined,
    setCurrent: (id: string) => {
      setState((latest) => ({ ...latest, wanted: id }));
    },
  };
}

export interface RowKeysOptions {
  rows: readonly SteadyRow[];
  scroller: RefObject<HTMLElement | null>;
  virtualizer: Virtualizer<HTMLDivElement, Element>;
}

/** Moves through the list by keys: j and k from anywhere on the page, arrows within the list. */
export function useRowKeys(
  { rows, scroller, virtualizer }: RowKeysOptions,
  { index, current, isPlaced, setCurrent }: ReturnType<typeof useCurrentRow>,
) {
  const wantsFocus = useRef(false);
  const currentRow = () =>
    scroller.current?.querySelector<HTMLElement>(`[data-ticket="${current ?? ''}"]`);

  // The row that the focus moves to may only exist after this render.
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    currentRow()?.focus({ preventScroll: true });
  });

  const moveTo = (next: number) => {
    const row = rows[next];
    if (!row) return;
    virtualizer.scrollToIndex(next, { align: 'auto' });
    if (row.ticket.id === current) {
      currentRow()?.focus({ preventScroll: true });
      return;
    }
    wantsFocus.current = true;
    setCurrent(row.ticket.id);
  };
  // The first press finds the place; the next ones move on from it.
  const step = (by: 1 | -1) => {
    moveTo(isPlaced ? index + by : index);
  };
  const isEmpty = rows.length === 0;
  useCommand('queue.next', isEmpty ? undefined : () => step(1));
  useCommand('queue.previous', isEmpty ? undefined : () => step(-1));
  useCommand('queue.open', isEmpty ? undefined : () => currentRow()?.click());
  return { moveTo, step };
}
