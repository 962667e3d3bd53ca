import type { StaffTicketListItem } from '@autocrm/core/contracts/ticket-list.ts';

/** A row as it is drawn. */
export interface SteadyRow {
  ticket: StaffTicketListItem;
  /** No longer in the list: fades out where it is. */
  isLeaving: boolean;
  /** Has just come in between others: slides in. */
  isArriving: boolean;
}

export interface SteadyRows {
  rows: readonly SteadyRow[];
  /** Tickets that have come meanwhile and are not shown yet. */
  news: number;
  /** Whether the rows stand in another order than the list has by now. */
  isOutOfOrder: boolean;
}

/**
 * The rows to draw after the list has changed. While held, nothing moves under the pointer or the selection: known
 * rows change in place, those that left stay for a moment, new ones wait, and only what was loaded below is added.
 *
 * @param shown what is drawn now
 * @param list the list as it is now
 */
export function steadyRows(
  shown: readonly SteadyRow[],
  list: readonly StaffTicketListItem[],
  isHeld: boolean,
): SteadyRows {
  if (!isHeld) return { rows: inOrder(shown, list), news: 0, isOutOfOrder: false };
  const now = new Map(list.map((ticket, index) => [ticket.id, { ticket, index }]));
  const rows = shown.map((row): SteadyRow => {
    const found = now.get(row.ticket.id);
    return found
      ? { ticket: found.ticket, isLeaving: false, isArriving: row.isArriving }
      : { ticket: row.ticket, isLeaving: true, isArriving: false };
  });
  const known = new Set(rows.map(({ ticket }) => ticket.id));
  const places = rows.flatMap(({ ticket }) => now.get(ticket.id)?.index ?? []);
  const last = Math.max(-1, ...places);
  const others = list.flatMap((ticket, index) => (known.has(ticket.id) ? [] : [{ ticket, index }]));
  const below = others.filter(({ index }) => index > last);
  return {
    rows: [...rows, ...below.map(({ ticket }) => settled(ticket))],
    news: others.length - below.length,
    isOutOfOrder: places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0)),
  };
}

/** The list as it is, with the rows that left between those that stood beside them. */
function inOrder(
  shown: readonly SteadyRow[],
  list: readonly StaffTicketListItem[],
): readonly SteadyRow[] {
  const now = new Set(list.map(({ id }) => id));
  const before = new Set(shown.map((row) => row.ticket.id));
  const last = list.findLastIndex(({ id }) => before.has(id));
  const rows = list.map((ticket, index): SteadyRow => {
    return { ...settled(ticket), isArriving: index < last && !before.has(ticket.id) };
  });
  for (const [index, { ticket }] of shown.entries()) {
    if (now.has(ticket.id)) continue;
    const above = shown.slice(0, index).findLast((row) => now.has(row.ticket.id));
    const at = rows.findIndex((row) => row.ticket.id === above?.ticket.id) + 1;
    rows.splice(at, 0, { ticket, isLeaving: true, isArriving: false });
  }
  return rows;
}

function settled(ticket: StaffTicketListItem): SteadyRow {
  return { ticket, isLeaving: false, isArriving: false };
}

/** The rows without those that have faded out. */
export function withoutLeft(rows: readonly SteadyRow[]): readonly SteadyRow[] {
  return rows.some(({ isLeaving }) => isLeaving)
    ? rows.filter(({ isLeaving }) => !isLeaving)
    : rows;
}
