import { MarkdownField } from '@autocrm/core/blocks/markdown-field.tsx';
import {
  type EditNote as Values,
  editNoteSchema,
} from '@autocrm/core/contracts/ticket-commands.ts';
import { editNoteMutation } from '@autocrm/core/data/tickets/mutations.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { Form, FormError } from '@autocrm/core/forms/form.tsx';
import { applyServerErrors } from '@autocrm/core/forms/server-errors.ts';
import { useZodForm } from '@autocrm/core/forms/use-zod-form.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Dialog } from '@autocrm/core/ui/dialog.tsx';
import { useUiLabels } from '@autocrm/core/ui/ui-labels.tsx';
import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { t } from '../../lib/messages.ts';

export interface EditNoteProps {
  ticketId: string;
  note: { id: string; body: string };
  onClose: () => void;
}

/** One's own internal note, to correct shortly after it was written. */
export function EditNote({ ticketId, note, onClose }: EditNoteProps) {
  const ui = useUiLabels();
  const formId = useId();
  const edit = useMutation(editNoteMutation(ticketId));
  const form = useZodForm(editNoteSchema, { defaultValues: { body: note.body } });
  const submit = async ({ body }: Values) => {
    try {
      await edit.mutateAsync({ note_id: note.id, body });
      onClose();
    } catch (error) {
      applyServerErrors(form, toAppError(error));
    }
  };
  return (
    <Dialog
      open
      size="lg"
      title={t.ticket.edit_note}
      description={t.ticket.edit_note_hint}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      footer={
        <>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            disabled={!form.formState.isDirty}
            pending={edit.isPending}
          >
            {t.ticket.save_note}
          </Button>
        </>
      }
    >
      <Form form={form} id={formId} onSubmit={submit}>
        <FormError form={form} />
        <Field form={form} name="body" label={t.ticket.note}>
          {(control) => <MarkdownField control={control} />}
        </Field>
      </Form>
    </Dialog>
  );
}
