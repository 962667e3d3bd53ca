import { queryOptions } from '@tanstack/react-query';
import { fetchTeam, fetchTeamsWithMembers } from './fetchers.ts';
import { teamKeys } from './keys.ts';

/** Reads of teams with their members. Menus that need names alone take `catalogQueries.teams()`. */
export const teamQueries = {
  list: () =>
    queryOptions({
      queryKey: teamKeys.list(),
      queryFn: ({ signal }) => fetchTeamsWithMembers(signal),
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: teamKeys.detail(id),
      queryFn: ({ signal }) => fetchTeam(id, signal),
    }),
};
