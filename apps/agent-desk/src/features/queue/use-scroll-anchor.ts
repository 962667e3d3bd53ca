import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { SteadyRow } from './steady-rows.ts';

export interface ScrollAnchorOptions {
  scroller: RefObject<HTMLElement | null>;
  rows: readonly SteadyRow[];
  listKey: string;
  /** In px. */
  rowHeight: number;
  /** The reader asked for the top: nothing is kept in place. */
  turn: number;
}

/** Keeps the first row on screen where it is when rows above it go, and starts another list at its top. */
export function useScrollAnchor({ scroller, rows, listKey, rowHeight, turn }: ScrollAnchorOptions) {
  const previous = useRef({ rows, listKey, turn });

  // Scroll is the browser's own state; it must be right before the new rows are painted.
  useLayoutEffect(() => {
    const before = previous.current;
    previous.current = { rows, listKey, turn };
    const element = scroller.current;
    if (!element || before.rows === rows) return;
    if (before.listKey !== listKey) {
      element.scrollTo({ top: 0 });
      return;
    }
    if (before.turn !== turn || element.scrollTop === 0) return;
    const top = Math.floor(element.scrollTop / rowHeight);
    const anchor = before.rows[top]?.ticket.id;
    const now = rows.findIndex(({ ticket }) => ticket.id === anchor);
    if (now !== -1 && now !== top) element.scrollBy({ top: (now - top) * rowHeight });
  }, [scroller, rows, listKey, rowHeight, turn]);
}
