import type { PriorityDefinition } from '@autocrm/core/contracts/catalog.ts';
import { type TicketPriority, ticketPriorities } from '@autocrm/core/contracts/closed-sets.ts';
import type { RadioOption } from '@autocrm/core/ui/radio-group.tsx';
import { late } from '../../lib/late-messages.ts';

/** The priorities in the organisation's own words, mildest first; plain words until those are there. */
export function priorityOptions(
  definitions: readonly PriorityDefinition[] | undefined,
): RadioOption<TicketPriority>[] {
  return ticketPriorities.map((priority) => {
    const definition = definitions?.find((candidate) => candidate.priority === priority);
    return {
      value: priority,
      label: definition?.label ?? late.create.priorities[priority],
      description: definition?.description,
    };
  });
}
