import { subjectSchema } from '@autocrm/core/contracts/ticket-commands.ts';
import { splitTicketMutation } from '@autocrm/core/data/tickets/links.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { Form, FormError } from '@autocrm/core/forms/form.tsx';
import { applyServerErrors } from '@autocrm/core/forms/server-errors.ts';
import { useZodForm } from '@autocrm/core/forms/use-zod-form.ts';
import { uuid } from '@autocrm/core/lib/uuid.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Dialog } from '@autocrm/core/ui/dialog.tsx';
import { Input } from '@autocrm/core/ui/input.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useUiLabels } from '@autocrm/core/ui/ui-labels.tsx';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import * as z from 'zod/mini';
import { paths } from '../../app/paths.ts';
import { late } from '../../lib/late-messages.ts';

const schema = z.object({ subject: subjectSchema });

/** As much of the message as makes a subject, in characters. */
const subjectLength = 80;

export interface SplitTicketProps {
  ticketId: string;
  message: { id: string; body: string };
  onClose: () => void;
}

/** Makes a ticket of its own of a message that is about something else. */
export function SplitTicket({ ticketId, message, onClose }: SplitTicketProps) {
  const ui = useUiLabels();
  const formId = useId();
  const navigate = useNavigate();
  const { view = 'live' } = useParams();
  const [client_id] = useState(uuid);
  const split = useMutation(splitTicketMutation(ticketId));
  const form = useZodForm(schema, { defaultValues: { subject: subjectOf(message.body) } });
  const submit = async ({ subject }: z.output<typeof schema>) => {
    try {
      const { number } = await split.mutateAsync({ message_id: message.id, subject, client_id });
      onClose();
      notify({
        title: late.workspace.split_done(number),
        tone: 'success',
        action: {
          label: late.workspace.open,
          onAction: () => void navigate(paths.ticket(view, number)),
        },
      });
    } catch (error) {
      applyServerErrors(form, toAppError(error));
    }
  };
  return (
    <Dialog
      open
      title={late.workspace.split_title}
      description={late.workspace.split_hint}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      footer={
        <>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button type="submit" form={formId} variant="primary" pending={split.isPending}>
            {late.workspace.split_create}
          </Button>
        </>
      }
    >
      <Form form={form} id={formId} onSubmit={submit}>
        <FormError form={form} />
        <Field form={form} name="subject" label={late.workspace.split_subject}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              onFocus={({ currentTarget: field }) => {
                // The text cursor stands at the end of what is suggested, which scrolls there: it is read from its beginning.
                requestAnimationFrame(() => {
                  field.scrollLeft = 0;
                });
              }}
            />
          )}
        </Field>
      </Form>
    </Dialog>
  );
}

/** The first line that says something, without its marks, cut between words. */
function subjectOf(body: string): string {
  const line = body.split('\n').find((one) => /\p{L}/u.test(one)) ?? '';
  const plain = line.replaceAll(/^[\s>#*-]+|[*_`]/gu, '').trim();
  if (plain.length <= subjectLength) return plain;
  return `${plain.slice(0, subjectLength).replace(/\s+\S*$/u, '')}…`;
}
