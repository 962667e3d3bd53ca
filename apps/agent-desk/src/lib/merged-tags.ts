import type { TicketPatch } from '@autocrm/core/contracts/ticket-commands.ts';
import { isStaffRow } from '@autocrm/core/contracts/ticket.ts';
import { conflictOf } from '@autocrm/core/data/tickets/mutations.ts';

/**
 * Two people's changes of the same tags do not exclude each other: what one added and took off holds for what the
 * other one left.
 *
 * @param error why the change was refused
 * @param before the tags that the reader saw
 * @returns the change to make in its place; undefined where it was refused for something else
 */
export function mergedTags(
  error: unknown,
  before: readonly { id: string }[],
  { tag_ids, ...others }: TicketPatch,
): TicketPatch | undefined {
  const conflict = conflictOf(error);
  if (conflict?.field !== 'tag_ids' || !tag_ids || Object.keys(others).length > 0) return undefined;
  if (!conflict.ticket || !isStaffRow(conflict.ticket)) return undefined;
  const seen = new Set(before.map(({ id }) => id));
  const wanted = new Set(tag_ids);
  const kept = conflict.ticket.tags
    .map(({ id }) => id)
    .filter((id) => wanted.has(id) || !seen.has(id));
  return { tag_ids: [...new Set([...kept, ...tag_ids.filter((id) => !seen.has(id))])] };
}
