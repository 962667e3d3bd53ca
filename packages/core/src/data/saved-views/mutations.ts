import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { SavedView } from '../../contracts/saved-view.ts';
import {
  createSavedView,
  deleteSavedView,
  type SavedViewFields,
  updateSavedView,
} from './fetchers.ts';
import { savedViewKeys } from './keys.ts';

const meta = { silent: true, invalidates: [savedViewKeys.all(), savedViewKeys.counts()] };

/** The next screen shows the view at once, before the list was asked for again. */
function put(client: QueryClient, view: SavedView): void {
  client.setQueryData<readonly SavedView[]>(savedViewKeys.all(), (views = []) => [
    ...views.filter(({ id }) => id !== view.id),
    view,
  ]);
}

/** Saves a view. The screen shows a failure itself. */
export function createSavedViewMutation() {
  return mutationOptions({
    mutationFn: (view: SavedViewFields) => createSavedView(view),
    onSuccess: (view, _variables, _context, { client }) => {
      put(client, view);
    },
    meta,
  });
}

/** Changes a view: its name, whose it is, or what it shows. */
export function updateSavedViewMutation(id: string) {
  return mutationOptions({
    mutationFn: (changes: Partial<SavedViewFields>) => updateSavedView(id, changes),
    onSuccess: (view, _variables, _context, { client }) => {
      put(client, view);
    },
    meta,
  });
}

/** Deletes a view. */
export function deleteSavedViewMutation(id: string) {
  return mutationOptions({ mutationFn: () => deleteSavedView(id), meta });
}
