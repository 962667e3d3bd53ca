import { useSearch } from '@autocrm/core/app/search.ts';
import { useMe } from '@autocrm/core/auth/session-provider.ts';
import type { WhoAmI } from '@autocrm/core/contracts/profile.ts';
import type { SavedView } from '@autocrm/core/contracts/saved-view.ts';
import type { TicketFilters } from '@autocrm/core/contracts/ticket-list.ts';
import { useMemo } from 'react';
import { type Display, readDisplay, useDisplay } from './display.ts';
import {
  chosenFilters,
  noFilters,
  orderOf,
  type QueueSearch,
  queueSearchSchema,
  searchOf,
} from './queue-search.ts';
import { filtersOf, type QueueView } from './views.ts';

/** Whether somebody may change a saved view: their own, their team's as its lead, and as an admin every shared one. */
export function mayChange(me: WhoAmI, view: SavedView): boolean {
  if (view.owner_id !== null) return view.owner_id === me.id;
  return me.role === 'admin' || me.teams.some(({ id, is_lead }) => is_lead && id === view.team_id);
}

/** The address of a saved view as it was saved. */
const unedited = {
  ...noFilters,
  q: '',
  scope: undefined,
  sort: 'activity',
  order: 'desc',
  edited: false,
} satisfies QueueSearch;

export interface ViewState {
  search: QueueSearch;
  change: (patch: Partial<QueueSearch>, options?: { replace?: boolean }) => void;
  display: Display;
  setDisplay: (display: Display) => void;
  /** Whether a saved view is shown otherwise than it was saved. */
  isEdited: boolean;
  /** Shows a saved view as it was saved. */
  reset: () => void;
}

/**
 * What a view shows: what its address says, and for a saved view what was saved, until the address says otherwise.
 *
 * @param saved the view, where it is a saved one
 */
export function useViewState(view: QueueView, saved: SavedView | undefined): ViewState {
  const [own, setOwn] = useSearch(queueSearchSchema);
  const asSaved = useMemo(() => (saved ? searchOf(saved.filters, saved) : undefined), [saved]);
  const savedDisplay = useMemo(() => (saved ? readDisplay(saved) : undefined), [saved]);
  const { display, choose, isOwn } = useDisplay(view, savedDisplay);
  const search = useMemo(
    () => (asSaved && !own.edited ? { ...asSaved, q: own.q } : own),
    [asSaved, own],
  );
  return {
    search,
    change: (patch, options) => {
      // Words narrow what is saved for the moment; they are no part of a view.
      const isOfView = Object.keys(patch).some((name) => name !== 'q');
      setOwn(asSaved && isOfView ? { ...search, ...patch, edited: true } : patch, options);
    },
    display,
    setDisplay: choose,
    isEdited: saved !== undefined && (own.edited || isOwn),
    reset: () => {
      choose(null);
      setOwn(unedited);
    },
  };
}

/** What is stored when a view is saved as it is shown. */
export function savedFields(
  view: QueueView,
  { search, display }: Pick<ViewState, 'search' | 'display'>,
): { filters: TicketFilters; sort: QueueSearch['sort']; descending: boolean } & Display {
  const { sort, order } = orderOf(view, search);
  return {
    filters: { ...filtersOf(view), ...chosenFilters(search) },
    sort,
    descending: order === 'desc',
    ...display,
  };
}

/** Whom somebody may share a view with. */
export function useAudiences(): { everybody: boolean; teams: { id: string; name: string }[] } {
  const me = useMe();
  const isAdmin = me.role === 'admin';
  return { everybody: isAdmin, teams: me.teams.filter(({ is_lead }) => is_lead || isAdmin) };
}
