import type { QueryClient } from '@tanstack/react-query';
import type { Tag } from '../../contracts/catalog.ts';
import type { StaffMember } from '../../contracts/profile.ts';
import type { TicketDetail } from '../../contracts/ticket-detail.ts';
import { type StaffTicketListItem, ticketListParamsSchema } from '../../contracts/ticket-list.ts';
import type { BulkPatch } from '../../contracts/ticket-operations.ts';
import type { StaffTicketRow } from '../../contracts/ticket.ts';
import { catalogKeys } from '../catalog/keys.ts';
import { peopleKeys } from '../people/keys.ts';
import { ticketKeys } from './keys.ts';
import type { ListData } from './list-reducer.ts';
import { matchesFilters } from './list-rules.ts';

interface Reader {
  readonly me: string;
  readonly now: number;
}

/**
 * Shows a change of many tickets before the server has it, in one pass over each list: what no longer belongs into a
 * list leaves it, the rest stays where it is.
 */
export function patchTickets(
  client: QueryClient,
  ids: ReadonlySet<string>,
  patch: BulkPatch,
  { me, now }: Reader,
): void {
  const change = changeOf(client, patch, now);
  for (const { queryKey } of client.getQueryCache().findAll({ queryKey: ticketKeys.deskLists() })) {
    const { filters = {} } = ticketListParamsSchema.parse(queryKey.at(-1));
    const patched = (rows: StaffTicketListItem[]) =>
      rows.flatMap((row) => {
        if (!ids.has(row.id)) return [row];
        const next = { ...row, ...change(row) };
        return matchesFilters(next, filters, me, now) ? [next] : [];
      });
    client.setQueryData<ListData<StaffTicketListItem>>(queryKey, (data) => {
      if (!data) return undefined;
      const pages = data.pages.map((page) => ({ ...page, tickets: patched(page.tickets) }));
      return { ...data, pages };
    });
  }
  client.setQueriesData<StaffTicketListItem[]>({ queryKey: ticketKeys.deskSearches() }, (rows) =>
    rows?.map((row) => (ids.has(row.id) ? { ...row, ...change(row) } : row)),
  );
  client.setQueriesData<TicketDetail>({ queryKey: ticketKeys.details() }, (detail) =>
    detail?.is_staff_view && ids.has(detail.id) ? { ...detail, ...change(detail) } : detail,
  );
}

/** What a patch makes of a row, with the names that the row shows. */
function changeOf(client: QueryClient, patch: BulkPatch, now: number) {
  const { add_tag_ids: added = [], remove_tag_ids: removed = [], deleted, ...fields } = patch;
  const staff = client.getQueryData<StaffMember[]>(peopleKeys.staff()) ?? [];
  const tags = client.getQueryData<Tag[]>(catalogKeys.tags()) ?? [];
  const assignee = staff.find(({ id }) => id === fields.assigned_agent_id);
  return (row: StaffTicketRow): Partial<StaffTicketRow> => {
    const kept = row.tags.filter(({ id }) => !removed.includes(id));
    const fresh = tags.filter(({ id }) => added.includes(id) && !kept.some((tag) => tag.id === id));
    return {
      ...fields,
      tags: [...kept, ...fresh],
      ...(fields.assigned_agent_id === undefined
        ? {}
        : { assignee_name: assignee?.full_name ?? null }),
      ...(deleted === undefined
        ? {}
        : { deleted_at: deleted ? new Date(now).toISOString() : null }),
    };
  };
}
