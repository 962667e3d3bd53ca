import type { InfiniteData } from '@tanstack/react-query';
import type { TicketListParams } from '../../contracts/ticket-list.ts';
import { type AnyTicketRow, isStaffRow } from '../../contracts/ticket.ts';
import { compareTickets, matchesFilters } from './list-rules.ts';

type Item = AnyTicketRow & { unread: boolean };
export type ListPage<Row extends Item> = { tickets: Row[]; next_cursor: string | null };
export type ListData<Row extends Item> = InfiniteData<ListPage<Row>, string | null>;

export interface ListContext {
  readonly params: TicketListParams;
  /** The reader's profile id. */
  readonly me: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Puts a ticket as it now is into a list: where its order wants it, out of the list when it no longer matches.
 * What would come after the last loaded row is left for the page that holds it.
 *
 * @param toItem makes the list's row from the ticket and whether it holds something unread
 */
export function applyTicket<Row extends Item>(
  data: ListData<Row>,
  ticket: AnyTicketRow,
  toItem: (unread: boolean) => Row,
  { params, me, now }: ListContext,
): ListData<Row> {
  const old = findTicket(data, ticket.id);
  if (old && isOlder(ticket, old)) return data;
  if (!matchesFilters(ticket, params.filters ?? {}, me, now)) return removeTicket(data, ticket.id);
  const item = toItem(old ? old.unread || hasMore(ticket, old) : true);
  const rest = old ? removeTicket(data, ticket.id) : data;
  const sizes = rest.pages.map((page) => page.tickets.length);
  const rows = rest.pages.flatMap((page) => page.tickets);
  const found = rows.findIndex((row) => compareTickets(item, row, params) < 0);
  const at = found === -1 ? rows.length : found;
  const isPastEnd = at === rows.length && rest.pages.at(-1)?.next_cursor !== null;
  if (isPastEnd) return rest;
  return { ...rest, pages: insertAt(rest.pages, sizes, at, item) };
}

/** A list without a ticket; the same list when it was not in it. */
export function removeTicket<Row extends Item>(data: ListData<Row>, id: string): ListData<Row> {
  if (!findTicket(data, id)) return data;
  const pages = data.pages.map((page) => ({
    ...page,
    tickets: page.tickets.filter((row) => row.id !== id),
  }));
  return { ...data, pages };
}

/** A list with one row changed in place, for what has no effect on its order. */
export function patchTicket<Row extends Item>(
  data: ListData<Row>,
  id: string,
  patch: (row: Row) => Row,
): ListData<Row> {
  if (!findTicket(data, id)) return data;
  const pages = data.pages.map((page) => ({
    ...page,
    tickets: page.tickets.map((row) => (row.id === id ? patch(row) : row)),
  }));
  return { ...data, pages };
}

function findTicket<Row extends Item>(data: ListData<Row>, id: string): Row | undefined {
  for (const page of data.pages) {
    const row = page.tickets.find((ticket) => ticket.id === id);
    if (row) return row;
  }
  return undefined;
}

/** An event that was overtaken by a later one; internal changes move the staff's number only. */
function isOlder(ticket: AnyTicketRow, known: AnyTicketRow): boolean {
  if (ticket.seq !== known.seq) return ticket.seq < known.seq;
  return isStaffRow(ticket) && isStaffRow(known) && ticket.staff_seq < known.staff_seq;
}

function hasMore(ticket: AnyTicketRow, known: AnyTicketRow): boolean {
  return (
    ticket.seq > known.seq ||
    (isStaffRow(ticket) && isStaffRow(known) && ticket.staff_seq > known.staff_seq)
  );
}

function insertAt<Row extends Item>(
  pages: readonly ListPage<Row>[],
  sizes: readonly number[],
  at: number,
  item: Row,
): ListPage<Row>[] {
  let start = 0;
  let isDone = false;
  return pages.map((page, index) => {
    const size = sizes[index] ?? 0;
    const isHere = !isDone && (at <= start + size || index === pages.length - 1);
    const local = at - start;
    start += size;
    if (!isHere) return page;
    isDone = true;
    return { ...page, tickets: page.tickets.toSpliced(local, 0, item) };
  });
}
