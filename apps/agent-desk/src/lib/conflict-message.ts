import type { BlockLabels } from '@autocrm/core/blocks/labels.ts';
import { ticketPriorities, ticketStatuses } from '@autocrm/core/contracts/closed-sets.ts';
import type { TicketConflict } from '@autocrm/core/contracts/ticket-commands.ts';
import { isStaffRow } from '@autocrm/core/contracts/ticket.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { conflictOf } from '@autocrm/core/data/tickets/mutations.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import type { QueryClient } from '@tanstack/react-query';
import { t } from './messages.ts';
import { longDateTime } from './times.ts';

/** Why a change was not made, in words: who was faster, or what the database says. */
export function refusalMessage(error: unknown, client: QueryClient, labels: BlockLabels): string {
  const conflict = conflictOf(error);
  return conflict ? conflictMessage(conflict, client, labels) : toAppError(error).message;
}

/** Who changed the same field, and what it is now: "Ana changed the status to Waiting a moment ago." */
function conflictMessage(
  conflict: TicketConflict,
  client: QueryClient,
  labels: BlockLabels,
): string {
  const who = conflict.changed_by ?? t.ticket.somebody;
  // Without the ticket, it went out of sight with the one who took it.
  if (!conflict.ticket) return t.ticket.conflict_taken(who);
  const fields: Readonly<Record<string, string>> = t.ticket.conflict_fields;
  const field = fields[conflict.field] ?? conflict.field;
  const value = currentValue(conflict, client, labels) ?? t.ticket.nothing;
  return t.ticket.conflict(who, field, value);
}

function currentValue(
  conflict: TicketConflict,
  client: QueryClient,
  labels: BlockLabels,
): string | undefined {
  const { field, ticket, current } = conflict;
  if (!ticket) return undefined;
  const staff = isStaffRow(ticket) ? ticket : undefined;
  const value = current[field];
  const nameIn = (list: readonly { id: string; name: string }[] | undefined) =>
    list?.find(({ id }) => id === value)?.name;
  switch (field) {
    case 'status':
      return labels.status[ticketStatuses.find((one) => one === value) ?? ticket.status];
    case 'priority':
      return labels.priority[ticketPriorities.find((one) => one === value) ?? ticket.priority];
    case 'assigned_agent_id':
      return ticket.assignee_name ?? undefined;
    case 'team_id':
      return nameIn(client.getQueryData(catalogQueries.teams().queryKey));
    case 'category_id':
      return nameIn(client.getQueryData(catalogQueries.categories().queryKey));
    case 'tag_ids':
      return staff?.tags.map(({ name }) => name).join(', ') || undefined;
    case 'snoozed_until':
      return typeof value === 'string' ? longDateTime(value) : undefined;
    default:
      return typeof value === 'string' ? `“${value}”` : undefined;
  }
}
