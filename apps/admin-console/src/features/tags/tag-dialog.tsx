import { TagDot } from '@autocrm/core/blocks/tag-dot.tsx';
import { type TagForm, tagFormSchema } from '@autocrm/core/contracts/catalog-forms.ts';
import { tagColours } from '@autocrm/core/contracts/closed-sets.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { applyServerErrors } from '@autocrm/core/forms/server-errors.ts';
import { useZodForm } from '@autocrm/core/forms/use-zod-form.ts';
import { Input } from '@autocrm/core/ui/input.tsx';
import { Select } from '@autocrm/core/ui/select.tsx';
import { FormDialog } from '../../lib/form-dialog.tsx';
import { t } from '../../lib/messages.ts';
import { atName } from '../../lib/name-errors.ts';

export interface TagDialogProps {
  title: string;
  submit: string;
  start: TagForm;
  /** Stores it; throws what the server says. */
  save: (form: TagForm) => Promise<unknown>;
  onClose: () => void;
}

/** Name and colour of a tag, new or old. */
export function TagDialog({ title, submit, start, save, onClose }: TagDialogProps) {
  const form = useZodForm(tagFormSchema, { defaultValues: start });
  const store = async (values: TagForm) => {
    try {
      await save(values);
      onClose();
    } catch (error) {
      applyServerErrors(form, atName(toAppError(error)));
    }
  };
  return (
    <FormDialog form={form} onSubmit={store} title={title} submit={submit} onClose={onClose}>
      <Field form={form} name="name" label={t.tags.name}>
        {(control) => <Input {...control} autoComplete="off" />}
      </Field>
      <Field form={form} name="colour" label={t.tags.colour}>
        {(control) => (
          <Select
            {...control}
            options={tagColours.map((value) => ({
              value,
              label: t.tags.colours[value],
              icon: <TagDot colour={value} />,
            }))}
          />
        )}
      </Field>
    </FormDialog>
  );
}
