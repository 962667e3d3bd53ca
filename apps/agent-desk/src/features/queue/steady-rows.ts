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
  const places = placesOf(list);
  const rows = shown.map((row) => rowNow(row, list[places.get(row.ticket.id) ?? -1]));
  let [last, known, isOutOfOrder] = [-1, 0, false];
  for (const { ticket, isLeaving } of rows) {
    if (isLeaving) continue;
    const place = places.get(ticket.id) ?? last;
    isOutOfOrder ||= place < last;
    last = Math.max(last, place);
    known += 1;
  }
  const below = list.slice(last + 1);
  return {
    rows: below.length === 0 ? same(shown, rows) : [...rows, ...below.map(settled)],
    news: list.length - known - below.length,
    isOutOfOrder,
  };
}

function placesOf(list: readonly StaffTicketListItem[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [index, { id }] of list.entries()) places.set(id, index);
  return places;
}

/** A row that is drawn, with what its ticket is now; the same object while nothing is new. */
function rowNow(row: SteadyRow, ticket: StaffTicketListItem | undefined): SteadyRow {
  if (ticket === undefined) {
    return row.isLeaving ? row : { ticket: row.ticket, isLeaving: true, isArriving: false };
  }
  if (row.ticket === ticket && !row.isLeaving) return row;
  return { ticket, isLeaving: false, isArriving: row.isArriving };
}

/** The array as it was while nothing in it is new: whoever draws it has nothing to do. */
function same(before: readonly SteadyRow[], now: readonly SteadyRow[]): readonly SteadyRow[] {
  return before.length === now.length && now.every((row, index) => row === before[index])
    ? before
    : now;
}

/** The list as it is, with the rows that left between those that stood beside them. */
function inOrder(
  shown: readonly SteadyRow[],
  list: readonly StaffTicketListItem[],
): readonly SteadyRow[] {
  const before = new Map(shown.map((row) => [row.ticket.id, row]));
  const last = list.findLastIndex(({ id }) => before.has(id));
  const rows = list.map((ticket, index): SteadyRow => {
    const row = before.get(ticket.id);
    if (row?.ticket === ticket && !row.isLeaving && !row.isArriving) return row;
    return { ...settled(ticket), isArriving: index < last && !row };
  });
  const now = new Set(list.map(({ id }) => id));
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
