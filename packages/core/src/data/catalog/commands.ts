import type { CategoryForm, PriorityForm, TagForm } from '../../contracts/catalog-forms.ts';
import { slugOf } from '../../contracts/catalog-forms.ts';
import {
  type Category,
  categoryColumns,
  categorySchema,
  priorityColumns,
  priorityDefinitionSchema,
  type Settings,
  tagColumns,
  tagSchema,
} from '../../contracts/catalog.ts';
import type { TicketPriority } from '../../contracts/closed-sets.ts';
import { supabase } from '../../db/client.ts';
import { read, run } from '../../db/request.ts';
import { movedRows } from '../order.ts';

/** Adds a category at the end. Admins only. @throws AppError `already_exists` */
export function createCategory({ name, description }: CategoryForm, position: number) {
  // A name in another script leaves nothing for the address; the id of a moment is as good.
  const slug = slugOf(name) || `category-${Date.now().toString(36)}`;
  const request = supabase()
    .from('ticket_categories')
    .insert({ name, description, slug, position });
  return read(request.select(categoryColumns).single(), categorySchema);
}

/** Changes a category; its slug stays, since addresses and integrations use it. Admins only. @throws AppError */
export function updateCategory(
  id: string,
  changes: Partial<CategoryForm & { is_active: boolean }>,
) {
  const request = supabase().from('ticket_categories').update(changes).eq('id', id);
  return read(request.select(categoryColumns).single(), categorySchema);
}

/** Gives categories the order of a list; only those that stand elsewhere are written, each by itself. @throws AppError */
export async function orderCategories(inOrder: readonly Category[]): Promise<void> {
  await Promise.all(
    movedRows(inOrder).map(({ id, position }) =>
      run(supabase().from('ticket_categories').update({ position }).eq('id', id)),
    ),
  );
}

/** Adds a tag. Admins only. @throws AppError `already_exists` */
export function createTag(tag: TagForm) {
  return read(supabase().from('tags').insert(tag).select(tagColumns).single(), tagSchema);
}

/** Changes a tag, on every ticket that has it. Admins only. @throws AppError `already_exists` */
export function updateTag(id: string, tag: TagForm) {
  const request = supabase().from('tags').update(tag).eq('id', id);
  return read(request.select(tagColumns).single(), tagSchema);
}

/** Deletes a tag and takes it off every ticket. Admins only. @throws AppError */
export function deleteTag(id: string) {
  const request = supabase().from('tags').delete().eq('id', id);
  return read(request.select(tagColumns).single(), tagSchema);
}

/** Changes the words of a priority. Admins only. @throws AppError */
export function updatePriority(priority: TicketPriority, words: PriorityForm) {
  const request = supabase().from('priority_definitions').update(words).eq('priority', priority);
  return read(request.select(priorityColumns).single(), priorityDefinitionSchema);
}

/** Stores settings, all or none; who may see them stays as it is. Admins only. @throws AppError */
export function saveSettings(changes: Partial<Settings>) {
  const rows = Object.entries(changes).map(([key, value]) => ({ key, value }));
  return run(supabase().from('settings').upsert(rows, { onConflict: 'key' }));
}
