import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import { type PriorityForm, priorityFormSchema } from '@autocrm/core/contracts/catalog-forms.ts';
import type { PriorityDefinition } from '@autocrm/core/contracts/catalog.ts';
import { updatePriorityMutation } from '@autocrm/core/data/catalog/mutations.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { applyServerErrors } from '@autocrm/core/forms/server-errors.ts';
import { useZodForm } from '@autocrm/core/forms/use-zod-form.ts';
import { Input } from '@autocrm/core/ui/input.tsx';
import { Textarea } from '@autocrm/core/ui/textarea.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation } from '@tanstack/react-query';
import { FormDialog } from '../../lib/form-dialog.tsx';
import { t } from '../../lib/messages.ts';

export interface PriorityDialogProps {
  definition: PriorityDefinition;
  onClose: () => void;
}

/** The words in which customers choose a priority. */
export function PriorityDialog({ definition, onClose }: PriorityDialogProps) {
  const { priority, label, description } = definition;
  const labels = useBlockLabels();
  const update = useMutation(updatePriorityMutation(priority));
  const form = useZodForm(priorityFormSchema, { defaultValues: { label, description } });
  const store = async (values: PriorityForm) => {
    try {
      await update.mutateAsync(values);
      notify({ title: t.priorities.saved, tone: 'success' });
      onClose();
    } catch (error) {
      applyServerErrors(form, toAppError(error));
    }
  };
  return (
    <FormDialog
      form={form}
      onSubmit={store}
      title={t.priorities.edit_title(labels.priority[priority])}
      submit={t.form.save}
      onClose={onClose}
    >
      <Field form={form} name="label" label={t.priorities.label}>
        {(control) => <Input {...control} autoComplete="off" />}
      </Field>
      <Field form={form} name="description" label={t.priorities.about} optional>
        {(control) => <Textarea {...control} rows={2} />}
      </Field>
    </FormDialog>
  );
}
