import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  fetchDeskDigest,
  fetchPeople,
  fetchPermissions,
  fetchPerson,
  fetchStaff,
  fetchWhoAmI,
  type PeopleFilters,
} from './fetchers.ts';
import { type PeopleCursor, peopleKeys } from './keys.ts';

/** Reads of people. */
export const peopleQueries = {
  whoAmI: () =>
    queryOptions({
      queryKey: peopleKeys.whoAmI(),
      queryFn: ({ signal }) => fetchWhoAmI(signal),
    }),
  /** Assignees and mentions. */
  staff: () =>
    queryOptions({
      queryKey: peopleKeys.staff(),
      queryFn: ({ signal }) => fetchStaff(signal),
      staleTime: 60_000,
    }),
  /** What happened while the caller was away: asked once, since it is of one moment. */
  digest: (since: string) =>
    queryOptions({
      queryKey: peopleKeys.digest(since),
      queryFn: ({ signal }) => fetchDeskDigest(since, signal),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  list: (filters: PeopleFilters = {}, cursor: PeopleCursor | null = null) =>
    queryOptions({
      queryKey: peopleKeys.list(filters, cursor),
      queryFn: ({ signal }) => fetchPeople(filters, cursor, signal),
      placeholderData: keepPreviousData,
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: peopleKeys.detail(id),
      queryFn: ({ signal }) => fetchPerson(id, signal),
    }),
  /** What somebody may do beyond their role; for admins. */
  permissions: (id: string) =>
    queryOptions({
      queryKey: peopleKeys.permissions(id),
      queryFn: ({ signal }) => fetchPermissions(id, signal),
    }),
};
