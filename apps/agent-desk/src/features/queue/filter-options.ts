import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import { useQuery } from '@tanstack/react-query';
import { late } from '../../lib/late-messages.ts';
import { t } from '../../lib/messages.ts';

interface Option {
  value: string;
  label: string;
}

/** Filters of which one value is chosen from a list. */
export const listedFilters = ['category', 'tag', 'assignee', 'team'] as const;
export type ListedFilter = (typeof listedFilters)[number];

/** What categories, tags, assignees and teams one can filter by. */
export function useFilterOptions(): Record<ListedFilter, Option[]> {
  const me = useMe();
  const { data: categories = [] } = useQuery(catalogQueries.categories());
  const { data: tags = [] } = useQuery(catalogQueries.tags());
  const { data: teams = [] } = useQuery(catalogQueries.teams());
  const { data: staff = [] } = useQuery(peopleQueries.staff());
  return {
    category: [
      ...categories.map(({ id, name }) => ({ value: id, label: name })),
      { value: 'none', label: t.queue.no_category },
    ],
    tag: tags.map(({ id, name }) => ({ value: id, label: name })),
    assignee: [
      { value: 'me', label: late.list.me },
      { value: 'none', label: t.queue.nobody },
      ...staff.flatMap(({ id, full_name, is_active }) =>
        is_active && id !== me.id ? [{ value: id, label: full_name }] : [],
      ),
    ],
    team: [
      ...teams.map(({ id, name }) => ({ value: id, label: name })),
      { value: 'none', label: t.queue.no_team },
    ],
  };
}
