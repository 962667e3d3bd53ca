import type { QueryClient } from '@tanstack/react-query';
import type { TicketDetail } from '../../contracts/ticket-detail.ts';
import {
  type StaffTicketListItem,
  type TicketListItem,
  type TicketListParams,
  ticketListParamsSchema,
} from '../../contracts/ticket-list.ts';
import {
  type AnyTicketRow,
  isStaffRow,
  type StaffTicketRow,
  ticketRowSchema,
} from '../../contracts/ticket.ts';
import type { TimelineEntry } from '../../contracts/timeline.ts';
import { ticketKeys } from './keys.ts';
import { applyTickets, type ListData, patchTicket, removeTickets } from './list-reducer.ts';
import { isOwnChange } from './own-changes.ts';
import { applyEntry, type TimelineData } from './timeline-reducer.ts';

/** Fields of a ticket to show in place, wherever it is cached. */
export type RowPatch = Partial<Omit<AnyTicketRow, 'id'>> & { unread?: boolean };

interface Reader {
  /** The reader's profile id. */
  readonly me: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Brings every cached list and detail of a ticket to what it now is. Single pages are left to the caller: they have no
 * place for a row that moved in.
 */
export function putTicket(client: QueryClient, row: AnyTicketRow, reader: Reader): void {
  putTickets(client, [row], reader);
}

/** As `putTicket`, for many at once: each list is gone through once. @param rows in the order in which they were told */
export function putTickets(
  client: QueryClient,
  rows: readonly AnyTicketRow[],
  { me, now }: Reader,
): void {
  const isOwn = (id: string) => isOwnChange(client, id, now);
  for (const [queryKey, params] of cachedLists(client, ticketKeys.ownLists())) {
    const toItem = (row: AnyTicketRow, unread: boolean) => ({
      ...ticketRowSchema.parse(row),
      unread,
    });
    const context = { params, me, now, isOwn, toItem };
    client.setQueryData<ListData<TicketListItem>>(
      queryKey,
      (data) => data && applyTickets(data, rows, context),
    );
  }
  const staffRows = rows.filter(isStaffRow);
  for (const [queryKey, params] of cachedLists(client, ticketKeys.deskLists())) {
    const toItem = (row: StaffTicketRow, unread: boolean) => ({ ...row, unread });
    const context = { params, me, now, isOwn, toItem };
    client.setQueryData<ListData<StaffTicketListItem>>(
      queryKey,
      (data) => data && applyTickets(data, staffRows, context),
    );
  }
  for (const row of rows) mergeDetail(client, row);
}

/** Brings the cached detail of a ticket to what its row now is; what the row lacks is fetched. */
export function mergeDetail(client: QueryClient, row: AnyTicketRow): void {
  const old = cachedDetail(client, row.id);
  if (!old || row.seq < old.seq) return;
  const own = ticketRowSchema.parse(row);
  patchDetail(client, row.id, (detail) =>
    detail.is_staff_view && isStaffRow(row) ? { ...detail, ...row } : { ...detail, ...own },
  );
  // Next states and people come with the ticket alone.
  const isOther = row.status !== old.status || row.assigned_agent_id !== old.assigned_agent_id;
  if (isOther) void invalidateDetail(client, row.id);
}

/** Takes a ticket that its customer no longer sees out of their lists. */
export function dropOwnTicket(client: QueryClient, ticketId: string): void {
  dropOwn(client, new Set([ticketId]));
}

function dropOwn(client: QueryClient, ids: ReadonlySet<string>): void {
  client.setQueriesData<ListData<TicketListItem>>(
    { queryKey: ticketKeys.ownLists() },
    (data) => data && removeTickets(data, ids),
  );
  void client.invalidateQueries({ queryKey: ticketKeys.ownPages() });
  for (const id of ids) void invalidateDetail(client, id);
}

/** Takes a ticket that the reader no longer sees out of every list. */
export function dropTicket(client: QueryClient, ticketId: string): void {
  dropTickets(client, new Set([ticketId]));
}

/** As `dropTicket`, for many at once: each list is gone through once. */
export function dropTickets(client: QueryClient, ids: ReadonlySet<string>): void {
  dropOwn(client, ids);
  client.setQueriesData<ListData<StaffTicketListItem>>(
    { queryKey: ticketKeys.deskLists() },
    (data) => data && removeTickets(data, ids),
  );
  void client.invalidateQueries({ queryKey: ticketKeys.deskPages() });
}

/** Shows changed fields of a ticket in place, in lists and in the detail, without moving it. */
export function patchTicketEverywhere(client: QueryClient, id: string, patch: RowPatch): void {
  client.setQueriesData<ListData<TicketListItem>>(
    { queryKey: ticketKeys.ownLists() },
    (data) => data && patchTicket(data, id, (row) => ({ ...row, ...patch })),
  );
  client.setQueriesData<ListData<StaffTicketListItem>>(
    { queryKey: ticketKeys.deskLists() },
    (data) => data && patchTicket(data, id, (row) => ({ ...row, ...patch })),
  );
  patchDetail(client, id, (detail) => ({ ...detail, ...patch }));
}

/** Changes the cached detail of a ticket, by whichever reference it was asked for. */
export function patchDetail(
  client: QueryClient,
  id: string,
  patch: (detail: TicketDetail) => TicketDetail,
): void {
  client.setQueriesData<TicketDetail>({ queryKey: ticketKeys.details() }, (detail) =>
    detail?.id === id ? patch(detail) : detail,
  );
}

/** The cached detail of a ticket, if there is one. */
export function cachedDetail(client: QueryClient, id: string): TicketDetail | undefined {
  const cached = client.getQueriesData<TicketDetail>({ queryKey: ticketKeys.details() });
  return cached.find(([, detail]) => detail?.id === id)?.[1];
}

/** A ticket as some cached list or detail shows it, if any does. */
export function cachedRow(client: QueryClient, id: string): AnyTicketRow | undefined {
  const lists = client.getQueriesData<ListData<StaffTicketListItem>>({
    queryKey: ticketKeys.deskLists(),
  });
  for (const [, data] of lists) {
    for (const { tickets } of data?.pages ?? []) {
      const row = tickets.find((ticket) => ticket.id === id);
      if (row) return row;
    }
  }
  return cachedDetail(client, id);
}

/** Fetches the detail of a ticket again, by whichever reference it was asked for. */
export function invalidateDetail(client: QueryClient, id: string): Promise<void> {
  return client.invalidateQueries({
    queryKey: ticketKeys.details(),
    predicate: ({ queryKey }) =>
      client.getQueryData<TicketDetail>(queryKey)?.id === id || queryKey.at(-1) === id,
  });
}

/** Puts one entry into the cached timeline of a ticket, if it was loaded. */
export function putEntry(client: QueryClient, ticketId: string, entry: TimelineEntry): void {
  client.setQueryData<TimelineData>(
    ticketKeys.timeline(ticketId),
    (data) => data && applyEntry(data, entry),
  );
}

function cachedLists(
  client: QueryClient,
  prefix: ReturnType<typeof ticketKeys.ownLists> | ReturnType<typeof ticketKeys.deskLists>,
): [
  ReturnType<typeof ticketKeys.ownList> | ReturnType<typeof ticketKeys.deskList>,
  TicketListParams,
][] {
  const queries = client.getQueryCache().findAll({ queryKey: prefix });
  return queries.map(({ queryKey }) => {
    const params = ticketListParamsSchema.parse(queryKey.at(-1));
    return [[...prefix, params], params];
  });
}
