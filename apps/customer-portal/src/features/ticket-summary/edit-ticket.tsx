import { MarkdownField } from '@autocrm/core/blocks/markdown-field.tsx';
import { descriptionSchema, subjectSchema } from '@autocrm/core/contracts/ticket-commands.ts';
import type { TicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { updateTicketMutation } from '@autocrm/core/data/tickets/mutations.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { Form, FormError } from '@autocrm/core/forms/form.tsx';
import { applyServerErrors } from '@autocrm/core/forms/server-errors.ts';
import { useZodForm } from '@autocrm/core/forms/use-zod-form.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Dialog } from '@autocrm/core/ui/dialog.tsx';
import { Input } from '@autocrm/core/ui/input.tsx';
import { useUiLabels } from '@autocrm/core/ui/ui-labels.tsx';
import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import * as z from 'zod/mini';
import { late } from '../../lib/late-messages.ts';
import { t } from '../../lib/messages.ts';

const editSchema = z.object({ subject: subjectSchema, description: descriptionSchema });
type Edit = z.output<typeof editSchema>;

export interface EditTicketProps {
  ticket: TicketDetail;
  onClose: () => void;
}

/** The customer's own words, to correct while nobody works on the ticket. */
export function EditTicket({ ticket, onClose }: EditTicketProps) {
  const ui = useUiLabels();
  const formId = useId();
  const update = useMutation({ ...updateTicketMutation(ticket.id), meta: { silent: true } });
  const form = useZodForm(editSchema, {
    defaultValues: { subject: ticket.subject, description: ticket.description },
  });
  const submit = async (values: Edit) => {
    try {
      await update.mutateAsync(changesOf(ticket, values));
      onClose();
    } catch (error) {
      applyServerErrors(form, toAppError(error));
    }
  };
  return (
    <Dialog
      open
      size="lg"
      title={t.ticket.edit_title}
      description={t.ticket.edit_hint}
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
            pending={update.isPending}
          >
            {t.ticket.save}
          </Button>
        </>
      }
    >
      <Form form={form} id={formId} onSubmit={submit}>
        <FormError form={form} />
        <Field form={form} name="subject" label={late.create.subject}>
          {(control) => <Input {...control} autoComplete="off" />}
        </Field>
        <Field form={form} name="description" label={late.create.body}>
          {(control) => <MarkdownField control={control} />}
        </Field>
      </Form>
    </Dialog>
  );
}

/** Only what was changed is sent: what stands may have been changed by somebody else. */
function changesOf(ticket: TicketDetail, values: Edit): Partial<Edit> {
  return {
    ...(values.subject === ticket.subject ? {} : { subject: values.subject }),
    ...(values.description === ticket.description ? {} : { description: values.description }),
  };
}
