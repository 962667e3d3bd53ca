import {
  type DraftPort,
  useNewTicketForm,
} from '@autocrm/core/app/new-ticket/use-new-ticket-form.ts';
import type { CustomField } from '@autocrm/core/contracts/custom-field.ts';
import { withCustomFields } from '@autocrm/core/data/drafts/new-ticket.ts';
import { createTicketMutation } from '@autocrm/core/data/tickets/mutations.ts';
import { useZodForm } from '@autocrm/core/forms/use-zod-form.ts';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { late } from '../../lib/late-messages.ts';
import { type NewTicketDraft, newTicketSchema } from './new-ticket-draft.ts';

/** The state of the form: values, files, the draft they are kept in, and sending them once. */
export function useNewTicket(
  start: NewTicketDraft,
  draft: DraftPort,
  fields: readonly CustomField[],
) {
  const navigate = useNavigate();
  const create = useMutation(createTicketMutation());
  const schema = useMemo(() => withCustomFields(newTicketSchema, fields), [fields]);
  const form = useZodForm(schema, { defaultValues: start.values });
  const { files, submit } = useNewTicketForm({
    form,
    start,
    draft,
    fields,
    words: late.create,
    kept: ({ custom_fields: _answers, ...written }) => written,
    send: async (values, command) => create.mutateAsync({ ...values, ...command }),
    onSent: async ({ number }) => {
      notify({ title: late.create.sent(number), tone: 'success' });
      await navigate(paths.ticket(number), { replace: true });
    },
  });
  return { form, files, submit, isSending: create.isPending };
}
