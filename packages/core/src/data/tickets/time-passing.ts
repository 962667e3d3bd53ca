import type { QueryClient } from '@tanstack/react-query';
import type { StaffTicketListItem, TicketListParams } from '../../contracts/ticket-list.ts';
import { ticketKeys } from './keys.ts';
import { type ListData, removeTickets } from './list-reducer.ts';
import { matchesFilters } from './list-rules.ts';

/**
 * Takes out of an endless list of the desk what time alone has put out of it: what was due soon and is overdue by now.
 * Nobody changes such a ticket, so nothing tells of it. What time brings in is not known here: fetch it.
 *
 * @param reader.now milliseconds since the epoch
 */
export function dropPassed(
  client: QueryClient,
  params: TicketListParams,
  { me, now }: { me: string; now: number },
): void {
  client.setQueryData<ListData<StaffTicketListItem>>(ticketKeys.deskList(params), (data) => {
    if (!data) return data;
    const rows = data.pages.flatMap(({ tickets }) => tickets);
    const passed = rows.filter((row) => !matchesFilters(row, params.filters ?? {}, me, now));
    return removeTickets(data, new Set(passed.map(({ id }) => id)));
  });
}
