import { linkTicketsMutation } from '@autocrm/core/data/tickets/links.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { Form } from '@autocrm/core/forms/form.tsx';
import { applyServerErrors } from '@autocrm/core/forms/server-errors.ts';
import { useZodForm } from '@autocrm/core/forms/use-zod-form.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Input } from '@autocrm/core/ui/input.tsx';
import { useUiLabels } from '@autocrm/core/ui/ui-labels.tsx';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import * as z from 'zod/mini';
import { late } from '../../lib/late-messages.ts';

const schema = z.object({
  number: z.string().check(z.trim(), z.regex(/^#?\d{1,15}$/, late.workspace.link_number_invalid)),
});

export interface AddLinkProps {
  ticketId: string;
  onClose: () => void;
}

/** Links the ticket with another one, by its number. */
export function AddLink({ ticketId, onClose }: AddLinkProps) {
  const ui = useUiLabels();
  const link = useMutation(linkTicketsMutation(ticketId));
  const form = useZodForm(schema, { defaultValues: { number: '' } });
  // It came in place of the button that was pressed, and the focus with it.
  useEffect(() => {
    form.setFocus('number');
  }, [form]);
  const submit = async ({ number }: z.output<typeof schema>) => {
    try {
      await link.mutateAsync(number);
      onClose();
    } catch (error) {
      const { code, message } = toAppError(error);
      applyServerErrors(form, { code, message, field: 'number' });
    }
  };
  return (
    <Form
      form={form}
      onSubmit={submit}
      className="mt-2 gap-2"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <Field form={form} name="number" label={late.workspace.link_number}>
        {(control) => <Input {...control} size="sm" inputMode="numeric" autoComplete="off" />}
      </Field>
      <div className="flex justify-end gap-1.5">
        <Button size="sm" onClick={onClose}>
          {ui.cancel}
        </Button>
        <Button size="sm" variant="primary" type="submit" pending={link.isPending}>
          {late.workspace.link_save}
        </Button>
      </div>
    </Form>
  );
}
