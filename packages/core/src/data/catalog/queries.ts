import { queryOptions } from '@tanstack/react-query';
import {
  fetchCategories,
  fetchCustomFields,
  fetchPriorities,
  fetchSchedules,
  fetchSettingRows,
  fetchSettings,
  fetchSlaPolicies,
  fetchTags,
  fetchTeams,
  fetchTransitions,
} from './fetchers.ts';
import { catalogKeys } from './keys.ts';

/** Changes a few times a month; a reload is soon enough to see it. */
const staleTime = 5 * 60 * 1000;

/** Reads of what admins define. */
export const catalogQueries = {
  categories: () =>
    queryOptions({
      queryKey: catalogKeys.categories(),
      queryFn: ({ signal }) => fetchCategories(signal),
      staleTime,
    }),
  tags: () =>
    queryOptions({
      queryKey: catalogKeys.tags(),
      queryFn: ({ signal }) => fetchTags(signal),
      staleTime,
    }),
  priorities: () =>
    queryOptions({
      queryKey: catalogKeys.priorities(),
      queryFn: ({ signal }) => fetchPriorities(signal),
      staleTime,
    }),
  customFields: () =>
    queryOptions({
      queryKey: catalogKeys.customFields(),
      queryFn: ({ signal }) => fetchCustomFields(signal),
      staleTime,
    }),
  transitions: () =>
    queryOptions({
      queryKey: catalogKeys.transitions(),
      queryFn: ({ signal }) => fetchTransitions(signal),
      staleTime,
    }),
  teams: () =>
    queryOptions({
      queryKey: catalogKeys.teams(),
      queryFn: ({ signal }) => fetchTeams(signal),
      staleTime,
    }),
  slaPolicies: () =>
    queryOptions({
      queryKey: catalogKeys.slaPolicies(),
      queryFn: ({ signal }) => fetchSlaPolicies(signal),
      staleTime,
    }),
  schedules: () =>
    queryOptions({
      queryKey: catalogKeys.schedules(),
      queryFn: ({ signal }) => fetchSchedules(signal),
      staleTime,
    }),
  settings: () =>
    queryOptions({
      queryKey: catalogKeys.settings(),
      queryFn: ({ signal }) => fetchSettings(signal),
      staleTime,
    }),
  /** For admins: every setting, with who may see it. */
  settingRows: () =>
    queryOptions({
      queryKey: catalogKeys.settingRows(),
      queryFn: ({ signal }) => fetchSettingRows(signal),
      staleTime,
    }),
};
