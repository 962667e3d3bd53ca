import { idSchema } from '@autocrm/core/contracts/scalars.ts';
import type { TicketFilters } from '@autocrm/core/contracts/ticket-list.ts';
import { t } from './messages.ts';

/** The views that every member of staff has, in the order of the navigation. */
export const sharedViews = [
  'mine',
  'unassigned',
  'live',
  'waiting',
  'snoozed',
  'resolved',
] as const;
export type SharedView = (typeof sharedViews)[number];

/** What the address calls a view; `queue_counts` uses the same names. */
export type QueueView = SharedView | `team:${string}`;

/** The view that an address names, if there is such a one. */
export function viewOf(name: string | undefined): QueueView | undefined {
  const shared = sharedViews.find((view) => view === name);
  if (shared || !name?.startsWith('team:')) return shared;
  const team = name.slice('team:'.length);
  return idSchema.safeParse(team).success ? `team:${team}` : undefined;
}

/** The team whose queue a view is. */
export function teamOf(view: QueueView): string | undefined {
  return view.startsWith('team:') ? view.slice('team:'.length) : undefined;
}

/** What a view narrows the list by. */
export function filtersOf(view: QueueView): TicketFilters {
  const team = teamOf(view);
  if (team !== undefined) return { view: 'live', team };
  return { view: sharedViews.find((shared) => shared === view) };
}

/** What people call a view. */
export function viewName(view: QueueView, teams: readonly { id: string; name: string }[]): string {
  const shared = sharedViews.find((candidate) => candidate === view);
  if (shared) return t.views[shared];
  return teams.find(({ id }) => id === teamOf(view))?.name ?? t.views.team;
}
