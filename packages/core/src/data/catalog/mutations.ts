import { mutationOptions } from '@tanstack/react-query';
import type { CategoryForm, PriorityForm, TagForm } from '../../contracts/catalog-forms.ts';
import type { Category, Settings } from '../../contracts/catalog.ts';
import type { TicketPriority } from '../../contracts/closed-sets.ts';
import { applyOptimistic, rollBack } from '../optimistic.ts';
import { ticketKeys } from '../tickets/keys.ts';
import {
  createCategory,
  createTag,
  deleteTag,
  orderCategories,
  saveSettings,
  updateCategory,
  updatePriority,
  updateTag,
} from './commands.ts';
import { catalogKeys } from './keys.ts';

const categories = [catalogKeys.categories()];
/** Tickets carry their tags' names and colours. */
const tagged = [
  catalogKeys.tags(),
  ticketKeys.deskLists(),
  ticketKeys.deskPages(),
  ticketKeys.details(),
];

/** Adds a category at `position`. */
export function createCategoryMutation() {
  return mutationOptions({
    mutationFn: ({ form, position }: { form: CategoryForm; position: number }) =>
      createCategory(form, position),
    meta: { silent: true, invalidates: categories },
  });
}

/** Changes the words of a category. */
export function updateCategoryMutation(id: string) {
  return mutationOptions({
    mutationFn: (form: CategoryForm) => updateCategory(id, form),
    meta: { silent: true, invalidates: categories },
  });
}

/** Offers a category to customers, or no longer. Tickets keep it. */
export function setCategoryActiveMutation() {
  return mutationOptions({
    mutationFn: ({ id, is_active }: { id: string; is_active: boolean }) =>
      updateCategory(id, { is_active }),
    meta: { invalidates: categories },
  });
}

/** Puts the categories into the order of the list it is given; shown at once. */
export function orderCategoriesMutation() {
  return mutationOptions({
    mutationFn: (inOrder: readonly Category[]) => orderCategories(inOrder),
    onMutate: (inOrder, { client }) =>
      applyOptimistic(client, categories, () => {
        client.setQueryData<readonly Category[]>(
          catalogKeys.categories(),
          inOrder.map((category, position) => ({ ...category, position })),
        );
      }),
    onError: (_error, _inOrder, context, { client }) => {
      rollBack(client, context);
    },
    meta: { invalidates: categories },
  });
}

/** Adds a tag. */
export function createTagMutation() {
  return mutationOptions({
    mutationFn: (form: TagForm) => createTag(form),
    meta: { silent: true, invalidates: [catalogKeys.tags()] },
  });
}

/** Changes a tag's name or colour, wherever it is shown. */
export function updateTagMutation(id: string) {
  return mutationOptions({
    mutationFn: (form: TagForm) => updateTag(id, form),
    meta: { silent: true, invalidates: tagged },
  });
}

/** Deletes a tag and takes it off every ticket. */
export function deleteTagMutation() {
  return mutationOptions({
    mutationFn: (id: string) => deleteTag(id),
    meta: { silent: true, invalidates: tagged },
  });
}

/** Changes the words of a priority. */
export function updatePriorityMutation(priority: TicketPriority) {
  return mutationOptions({
    mutationFn: (words: PriorityForm) => updatePriority(priority, words),
    meta: { silent: true, invalidates: [catalogKeys.priorities()] },
  });
}

/** Stores settings, all or none. */
export function saveSettingsMutation() {
  return mutationOptions({
    mutationFn: (changes: Partial<Settings>) => saveSettings(changes),
    meta: { silent: true, invalidates: [catalogKeys.settings()] },
  });
}
