import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import type { TicketPriority, TicketStatus } from '@autocrm/core/contracts/closed-sets.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../lib/messages.ts';

/** What an admin changes on a ticket. */
export type FieldName =
  | 'status'
  | 'priority'
  | 'assigned_agent_id'
  | 'team_id'
  | 'category_id'
  | 'tag_ids';

/** What the fields are called on screen. */
export const fieldNames: Readonly<Record<FieldName, string>> = {
  status: t.tickets.status,
  priority: t.tickets.priority,
  assigned_agent_id: t.tickets.assignee,
  team_id: t.tickets.team,
  category_id: t.tickets.category,
  tag_ids: t.ticket.tags,
};

const noValue: Readonly<Record<FieldName, string>> = {
  status: '',
  priority: '',
  assigned_agent_id: t.tickets.nobody,
  team_id: t.tickets.no_team,
  category_id: t.tickets.no_category,
  tag_ids: t.ticket.no_tags,
};

/** Tells what a field's stored value is called: a label for a state, a name for an id. */
export function useFieldWords(): (field: FieldName, value: unknown) => string {
  const { status, priority } = useBlockLabels();
  const { data: staff } = useQuery(peopleQueries.staff());
  const { data: teams } = useQuery(catalogQueries.teams());
  const { data: categories } = useQuery(catalogQueries.categories());
  const { data: tags } = useQuery(catalogQueries.tags());
  const words: Readonly<Record<string, string>> = Object.fromEntries([
    ...entriesOf<TicketStatus>(status),
    ...entriesOf<TicketPriority>(priority),
    ...(staff ?? []).map(({ id, full_name }) => [id, full_name] as const),
    ...[...(teams ?? []), ...(categories ?? []), ...(tags ?? [])].map(
      ({ id, name }) => [id, name] as const,
    ),
  ]);
  return (field, value) => {
    const values = Array.isArray(value) ? value : [value];
    const known = values.flatMap((item: unknown) =>
      typeof item === 'string' ? [words[item] ?? '…'] : [],
    );
    return known.join(', ') || noValue[field];
  };
}

function entriesOf<Key extends string>(labels: Readonly<Record<Key, string>>): [string, string][] {
  return Object.entries<string>(labels);
}
