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
  /** The reader changed this ticket just now: without a new message there is nothing for them to read. */
  readonly isOwn?: boolean;
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
  { params, me, now, isOwn = false }: ListContext,
): ListData<Row> {
  const old = findTicket(data, ticket.id);
  if (old && isOlder(ticket, old)) return data;
  if (!matchesFilters(ticket, params.filters ?? {}, me, now)) return removeTicket(data, ticket.id);
  const item = toItem(
    old ? old.unread || (hasMore(ticket, old) && !(isOwn && isWordless(ticket, old))) : true,
  );
  const rest = old ? removeTicket(data, ticket.id) : data;
  const found = rest.pages.findIndex(({ tickets }) => {
    const last = tickets.at(-1);
    return last !== undefined && compareTickets(item, last, params) < 0;
  });
  if (found !== -1) return withPage(rest, found, (rows) => insertInOrder(rows, item, params));
  const isPastEnd = rest.pages.at(-1)?.next_cursor !== null;
  if (isPastEnd) return rest;
  return withPage(rest, rest.pages.length - 1, (rows) => [...rows, item]);
}

/** A list without a ticket; the same list when it was not in it. */
export function removeTicket<Row extends Item>(data: ListData<Row>, id: string): ListData<Row> {
  const found = data.pages.findIndex(({ tickets }) => tickets.some((row) => row.id === id));
  if (found === -1) return data;
  const rest = withPage(data, found, (rows) => rows.filter((row) => row.id !== id));
  // A ticket that moved between two requests may be on two pages.
  return removeTicket(rest, id);
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

function isWordless(ticket: AnyTicketRow, known: AnyTicketRow): boolean {
  return ticket.last_message_at === known.last_message_at;
}

/** Of a long list only the page that changes is made anew. */
function withPage<Row extends Item>(
  data: ListData<Row>,
  index: number,
  change: (rows: Row[]) => Row[],
): ListData<Row> {
  const pages = data.pages.map((page, at) =>
    at === index ? { ...page, tickets: change(page.tickets) } : page,
  );
  return { ...data, pages };
}

function insertInOrder<Row extends Item>(rows: Row[], item: Row, params: TicketListParams): Row[] {
  const at = rows.findIndex((row) => compareTickets(item, row, params) < 0);
  return rows.toSpliced(at, 0, item);
}
