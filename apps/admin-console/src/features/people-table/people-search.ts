import { userRoles } from '@autocrm/core/contracts/closed-sets.ts';
import type { PeopleFilters } from '@autocrm/core/data/people/fetchers.ts';
import type { PeopleCursor } from '@autocrm/core/data/people/keys.ts';
import * as z from 'zod/mini';
import { cursorOf } from '../../lib/cursor.ts';
import { pagingFields } from '../../lib/paging.ts';

/** What the address of the list of people holds. */
export const peopleSearchSchema = z.object({
  search: z.catch(z.string().check(z.maxLength(200)), ''),
  role: z.catch(z.optional(z.enum(userRoles)), undefined),
  state: z.catch(z.optional(z.enum(['active', 'inactive'])), undefined),
  ...pagingFields,
});
export type PeopleSearch = z.output<typeof peopleSearchSchema>;

const cursorSchema = z.object({ full_name: z.string(), id: z.string() });

/** The page that an address asks for. */
export function peopleOf({ search, role, state, cursor }: PeopleSearch): {
  filters: PeopleFilters;
  cursor: PeopleCursor | null;
} {
  return {
    filters: {
      ...(search.trim() === '' ? {} : { search: search.trim() }),
      ...(role === undefined ? {} : { role }),
      ...(state === undefined ? {} : { is_active: state === 'active' }),
    },
    cursor: cursorOf(cursorSchema, cursor),
  };
}

/** The address of everybody. */
export const everybody = { search: '', role: undefined, state: undefined };
