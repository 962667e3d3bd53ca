import type { PeopleFilters } from './fetchers.ts';

const all = ['people'] as const;

/** People: oneself, staff, and everybody for staff. */
export const peopleKeys = {
  all: () => all,
  whoAmI: () => [...all, 'who-am-i'] as const,
  staff: () => [...all, 'staff'] as const,
  digest: (since: string) => [...all, 'digest', since] as const,
  lists: () => [...all, 'list'] as const,
  list: (filters: PeopleFilters, cursor: PeopleCursor | null) =>
    [...all, 'list', filters, cursor] as const,
  details: () => [...all, 'detail'] as const,
  detail: (id: string) => [...all, 'detail', id] as const,
  permissions: (id: string) => [...all, 'permissions', id] as const,
};

/** The last person of the page before. */
export type PeopleCursor = { readonly full_name: string; readonly id: string };
