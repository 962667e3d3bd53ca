import { type InfiniteData, replaceEqualDeep } from '@tanstack/react-query';
import type { TicketListParams } from '../../contracts/ticket-list.ts';
import { type AnyTicketRow, isStaffRow } from '../../contracts/ticket.ts';
import { compareTickets, matchesFilters } from './list-rules.ts';

type Item = AnyTicketRow & { unread: boolean };
export type ListPage<Row extends Item> = {
  tickets: Row[];
  next_cursor: string | null;
  /** The row that the next page follows, as it was then; kept once it stands here no longer or otherwise. */
  end?: Row;
};
export type ListData<Row extends Item> = InfiniteData<ListPage<Row>, string | null>;

export interface ListContext<Ticket extends AnyTicketRow, Row extends Item> {
  readonly params: TicketListParams;
  /** The reader's profile id. */
  readonly me: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Whether the reader changed a ticket just now: without a new message there is nothing for them to read. */
  readonly isOwn?: (id: string) => boolean;
  /** Makes the list's row from a ticket and whether it holds something unread. */
  readonly toItem: (ticket: Ticket, unread: boolean) => Row;
}

/**
 * Puts tickets as they now are into a list: each where its order wants it, out of the list when it no longer matches.
 * What would come after the last loaded row is left for the page that holds it. However many they are, the list is
 * gone through once; rows and pages that stay as they were stay the same objects.
 *
 * @param tickets in the order in which they were told; of several states of one ticket the latest counts
 */
export function applyTickets<Ticket extends AnyTicketRow, Row extends Item>(
  data: ListData<Row>,
  tickets: readonly Ticket[],
  context: ListContext<Ticket, Row>,
): ListData<Row> {
  const { params, me, now } = context;
  const isBefore = (a: Row, b: Row) => compareTickets(a, b, params) < 0;
  const { before, astray } = findTickets(data, new Set(tickets.map(({ id }) => id)), isBefore);
  const after = new Map(before);
  for (const ticket of tickets) {
    const old = after.get(ticket.id);
    if (old && isOlder(ticket, old)) continue;
    if (matchesFilters(ticket, params.filters ?? {}, me, now)) {
      after.set(ticket.id, itemOf(ticket, old, context));
    } else after.delete(ticket.id);
  }
  const isNew = ([id, row]: [string, Row]) => before.get(id) !== row || astray.has(id);
  const gone = [...before].filter(([id, row]) => after.get(id) !== row || astray.has(id));
  const fresh = [...after].filter(isNew).map(([, row]) => row);
  const rest = removeTickets(data, new Set(gone.map(([id]) => id)));
  return insert(rest, fresh, isBefore);
}

/** A list without these tickets; the same list when none of them was in it. */
export function removeTickets<Row extends Item>(
  data: ListData<Row>,
  ids: ReadonlySet<string>,
): ListData<Row> {
  if (ids.size === 0) return data;
  // A ticket that moved between two requests may be on two pages.
  return changePages(data, (tickets) =>
    tickets.some(({ id }) => ids.has(id)) ? tickets.filter(({ id }) => !ids.has(id)) : tickets,
  );
}

/** A list with one row changed in place, for what has no effect on its order. */
export function patchTicket<Row extends Item>(
  data: ListData<Row>,
  id: string,
  patch: (row: Row) => Row,
): ListData<Row> {
  return changePages(data, (tickets) =>
    tickets.some((row) => row.id === id)
      ? tickets.map((row) => (row.id === id ? patch(row) : row))
      : tickets,
  );
}

/** A list whose pages hold other rows; each knows on where the next one begins. */
function changePages<Row extends Item>(
  data: ListData<Row>,
  change: (tickets: Row[]) => Row[],
): ListData<Row> {
  const pages = data.pages.map((page) => {
    const tickets = change(page.tickets);
    if (tickets === page.tickets) return page;
    const end = page.end ?? page.tickets.at(-1);
    const isKept = page.next_cursor === null || end === undefined || tickets.at(-1) === end;
    return isKept ? { ...page, tickets } : { ...page, tickets, end };
  });
  return withPages(data, pages);
}

/** The same list while its pages are the same. */
function withPages<Row extends Item>(data: ListData<Row>, pages: ListPage<Row>[]): ListData<Row> {
  return pages.some((page, index) => page !== data.pages[index]) ? { ...data, pages } : data;
}

/** Those of some tickets that a list holds, by id, and which of them do not stand where its order wants them. */
function findTickets<Row extends Item>(
  data: ListData<Row>,
  ids: ReadonlySet<string>,
  isBefore: (a: Row, b: Row) => boolean,
): { before: Map<string, Row>; astray: Set<string> } {
  const before = new Map<string, Row>();
  const astray = new Set<string>();
  let above: { row: Row; isOne: boolean } | undefined;
  for (const { tickets, end } of data.pages) {
    for (const row of tickets) {
      const isOne = ids.has(row.id);
      if (above && (isOne || above.isOne) && isBefore(row, above.row)) {
        // Changes of one's own are shown in place. Whichever of the two it was, both find their place anew.
        if (isOne) astray.add(row.id);
        if (above.isOne) astray.add(above.row.id);
      }
      if (isOne && end && isBefore(end, row)) astray.add(row.id);
      if (isOne && !before.has(row.id)) before.set(row.id, row);
      above = { row, isOne };
    }
  }
  return { before, astray };
}

/** The row of a ticket; the same object as before when it says the same. */
function itemOf<Ticket extends AnyTicketRow, Row extends Item>(
  ticket: Ticket,
  old: Row | undefined,
  { toItem, isOwn }: ListContext<Ticket, Row>,
): Row {
  if (!old) return toItem(ticket, true);
  const isOwnDoing = isWordless(ticket, old) && isOwn?.(ticket.id) === true;
  return replaceEqualDeep(old, toItem(ticket, old.unread || (hasMore(ticket, old) && !isOwnDoing)));
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

/** Puts rows that are in no page yet where their order wants them. */
function insert<Row extends Item>(
  data: ListData<Row>,
  rows: readonly Row[],
  isBefore: (a: Row, b: Row) => boolean,
): ListData<Row> {
  let waiting = rows.toSorted((a, b) => (isBefore(a, b) ? -1 : 1));
  const pages = data.pages.map((page, index) => {
    const end = page.end ?? page.tickets.at(-1);
    const isLast = index === data.pages.length - 1 && page.next_cursor === null;
    // The row that the next page follows is none of that page's, changed or not.
    const past = isLast ? -1 : waiting.findIndex((row) => !end || isBefore(end, row));
    const own = past === -1 ? waiting : waiting.slice(0, past);
    waiting = past === -1 ? [] : waiting.slice(past);
    return own.length === 0 ? page : { ...page, tickets: merged(page.tickets, own, isBefore) };
  });
  return withPages(data, pages);
}

/** Two lists in the same order as one. */
function merged<Row>(
  rows: readonly Row[],
  fresh: readonly Row[],
  isBefore: (a: Row, b: Row) => boolean,
): Row[] {
  const all: Row[] = [];
  let next = 0;
  for (const row of rows) {
    for (let own = fresh[next]; own !== undefined && isBefore(own, row); own = fresh[next]) {
      all.push(own);
      next += 1;
    }
    all.push(row);
  }
  return [...all, ...fresh.slice(next)];
}
