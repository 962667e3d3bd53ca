import * as z from 'zod/mini';
import {
  type SavedView,
  savedViewColumns,
  savedViewCountsSchema,
  savedViewSchema,
} from '../../contracts/saved-view.ts';
import { supabase } from '../../db/client.ts';
import { read, run } from '../../db/request.ts';

/** More than the limits per person, team and for all allow. */
const enough = 1000;

/** What is stored of a view. */
export type SavedViewFields = Omit<SavedView, 'id' | 'position'>;

/** All views that the calling member of staff has, in their order. @throws AppError */
export function fetchSavedViews(signal: AbortSignal) {
  const request = supabase().from('saved_views').select(savedViewColumns);
  const ordered = request.order('position').order('name').order('id').limit(enough);
  return read(ordered.abortSignal(signal), z.array(savedViewSchema), signal);
}

/** How many tickets stand in each saved view. @throws AppError `not_allowed` for customers */
export function fetchSavedViewCounts(signal: AbortSignal) {
  return read(
    supabase().rpc('saved_view_counts').abortSignal(signal),
    savedViewCountsSchema,
    signal,
  );
}

/** Saves a view. @throws AppError `too_many_views`, or that one may not share it so */
export function createSavedView(view: SavedViewFields) {
  const request = supabase().from('saved_views').insert(view);
  return read(request.select(savedViewColumns).single(), savedViewSchema);
}

/** Changes a view. @throws AppError `row_not_found` where it is gone or not one's own to change */
export function updateSavedView(id: string, changes: Partial<SavedViewFields>) {
  const request = supabase().from('saved_views').update(changes).eq('id', id);
  return read(request.select(savedViewColumns).single(), savedViewSchema);
}

/** Deletes a view; its tickets stay as they are. @throws AppError */
export function deleteSavedView(id: string) {
  return run(supabase().from('saved_views').delete().eq('id', id).select('id').single());
}
