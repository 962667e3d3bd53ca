import type { StaffTicketListItem } from '@autocrm/core/contracts/ticket-list.ts';
import { useEffect, useMemo, useState } from 'react';
import { type SteadyRows, steadyRows, withoutLeft } from './steady-rows.ts';

/** How long a row that left takes to fade, in ms; the stylesheet's transition is as long. */
const fadeMs = 200;

/**
 * Rows that stay where they are while `isHeld`, whatever happens to the list meanwhile.
 *
 * @param listKey which list it is: another one begins anew
 * @param turn counts how often the reader asked for the latest state: it then comes at once
 */
export function useSteadyRows(
  listKey: string,
  list: readonly StaffTicketListItem[],
  { isHeld, turn }: { isHeld: boolean; turn: number },
): SteadyRows {
  const given = { listKey, list, isHeld, turn };
  const [state, setState] = useState(() => ({ ...given, ...steadyRows([], list, false) }));
  let current = state;
  const isSame = state.list === list && state.isHeld === isHeld && state.turn === turn;
  if (!isSame || state.listKey !== listKey) {
    const shown = state.listKey === listKey ? state.rows : [];
    const stays = isHeld && state.turn === turn && shown.length > 0;
    current = { ...given, ...steadyRows(shown, list, stays) };
    // React's own way to derive state from what came before: it renders again at once, before anything is drawn.
    setState(current);
  }
  const { rows } = current;
  const isFading = useMemo(() => rows.some(({ isLeaving }) => isLeaving), [rows]);

  // Time passes by itself: nothing else takes a faded row away.
  useEffect(() => {
    if (!isFading) return;
    const timer = setTimeout(() => {
      setState((latest) => ({ ...latest, rows: withoutLeft(latest.rows) }));
    }, fadeMs);
    return () => {
      clearTimeout(timer);
    };
  }, [isFading, rows]);
  return current;
}
