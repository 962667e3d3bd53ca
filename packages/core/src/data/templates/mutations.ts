import { mutationOptions } from '@tanstack/react-query';
import type { ResponseTemplate, ResponseTemplateForm } from '../../contracts/response-template.ts';
import { countTemplateUse, createTemplate, deleteTemplate, updateTemplate } from './fetchers.ts';
import { templateKeys } from './keys.ts';

const written = [templateKeys.all()];

/** Adds a template, or changes the one with this id. The form shows what was refused. */
export function saveTemplateMutation(id?: string) {
  return mutationOptions({
    mutationFn: (form: ResponseTemplateForm) =>
      id === undefined ? createTemplate(form) : updateTemplate(id, form),
    meta: { silent: true, invalidates: written },
  });
}

/** Deletes a template; `restoreTemplateMutation` writes it again. */
export function deleteTemplateMutation() {
  return mutationOptions({
    mutationFn: ({ id }: ResponseTemplate) => deleteTemplate(id),
    meta: { invalidates: written },
  });
}

/** Writes a deleted template again, as it was; only its count begins anew. */
export function restoreTemplateMutation() {
  return mutationOptions({
    mutationFn: ({ shortcut, ...template }: ResponseTemplate) => {
      const { title, body, owner_id, team_id, actions, is_active } = template;
      return createTemplate({
        title,
        body,
        owner_id,
        team_id,
        actions,
        is_active,
        shortcut: shortcut ?? '',
      });
    },
    meta: { invalidates: written },
  });
}

/** Counts that a template was used. Nobody waits for it, and nothing is lost with it. */
export function countTemplateUseMutation() {
  return mutationOptions({
    mutationFn: (id: string) => countTemplateUse(id),
    meta: { silent: true },
  });
}
