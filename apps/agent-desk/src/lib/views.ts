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

/** Views that stand apart: all that one may read, for a search, and what was deleted, for admins. */
const otherViews = ['search', 'deleted'] as const;

/** All views whose address is a word. */
export const plainViews = [...sharedViews, ...otherViews] as const;

/** What the address calls a view; `queue_counts` uses the same names for those it counts. */
export type QueueView = (typeof plainViews)[number] | `team:${string}` | `saved:${string}`;

/** The view that an address names, if there is such a one. */
export function viewOf(name: string | undefined): QueueView | undefined {
  const plain = plainViews.find((view) => view === name);
  if (plain) return plain;
  const [kind, id, ...rest] = (name ?? '').split(':');
  if (id === undefined || rest.length > 0 || !idSchema.safeParse(id).success) return undefined;
  if (kind === 'team') return `team:${id}`;
  return kind === 'saved' ? `saved:${id}` : undefined;
}

/** The team whose queue a view is. */
export function teamOf(view: QueueView): string | undefined {
  return view.startsWith('team:') ? view.slice('team:'.length) : undefined;
}

/** The saved view that a view is. */
export function savedOf(view: QueueView): string | undefined {
  return view.startsWith('saved:') ? view.slice('saved:'.length) : undefined;
}

/** What a view narrows the list by; a saved one has filters alone. */
export function filtersOf(view: QueueView): TicketFilters {
  const team = teamOf(view);
  if (team !== undefined) return { view: 'live', team };
  if (view === 'deleted') return { deleted: true };
  const shared = sharedViews.find((one) => one === view);
  return shared === undefined ? {} : { view: shared };
}

/** What people call a view. */
export function viewName(view: QueueView, teams: readonly { id: string; name: string }[]): string {
  const plain = plainViews.find((candidate) => candidate === view);
  if (plain) return t.views[plain];
  return teams.find(({ id }) => id === teamOf(view))?.name ?? t.views.team;
}
