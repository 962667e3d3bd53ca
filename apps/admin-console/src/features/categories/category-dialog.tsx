import { type CategoryForm, categoryFormSchema } from '@autocrm/core/contracts/catalog-forms.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { applyServerErrors } from '@autocrm/core/forms/server-errors.ts';
import { useZodForm } from '@autocrm/core/forms/use-zod-form.ts';
import { Input } from '@autocrm/core/ui/input.tsx';
import { Textarea } from '@autocrm/core/ui/textarea.tsx';
import { FormDialog } from '../../lib/form-dialog.tsx';
import { t } from '../../lib/messages.ts';
import { atName } from '../../lib/name-errors.ts';

export interface CategoryDialogProps {
  title: string;
  submit: string;
  start: CategoryForm;
  /** Stores it; throws what the server says. */
  save: (form: CategoryForm) => Promise<unknown>;
  onClose: () => void;
}

/** Name and description of a category, new or old. */
export function CategoryDialog({ title, submit, start, save, onClose }: CategoryDialogProps) {
  const form = useZodForm(categoryFormSchema, { defaultValues: start });
  const store = async (values: CategoryForm) => {
    try {
      await save(values);
      onClose();
    } catch (error) {
      applyServerErrors(form, atName(toAppError(error)));
    }
  };
  return (
    <FormDialog form={form} onSubmit={store} title={title} submit={submit} onClose={onClose}>
      <Field form={form} name="name" label={t.categories.name}>
        {(control) => <Input {...control} autoComplete="off" />}
      </Field>
      <Field form={form} name="description" label={t.categories.about} optional>
        {(control) => <Textarea {...control} rows={2} />}
      </Field>
    </FormDialog>
  );
}
