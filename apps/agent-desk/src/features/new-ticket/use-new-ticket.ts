import {
  type DraftPort,
  useNewTicketForm,
} from '@autocrm/core/app/new-ticket/use-new-ticket-form.ts';
import type { CustomField } from '@autocrm/core/contracts/custom-field.ts';
import { withCustomFields } from '@autocrm/core/data/drafts/new-ticket.ts';
import {
  type CreatedTicketFor,
  type CreateTicketFor,
  createTicketForMutation,
} from '@autocrm/core/data/tickets/create-for.ts';
import { useZodForm } from '@autocrm/core/forms/use-zod-form.ts';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { late } from '../../lib/late-messages.ts';
import { t } from '../../lib/messages.ts';
import { type NewTicketDraft, newTicketSchema, type NewTicketValues } from './new-ticket-values.ts';

/** The command calls the customer otherwise than the form. */
const names = { customer_id: 'customer' };

/** The state of the form: values, files, the draft they are kept in, and sending them once. */
export function useNewTicket(
  start: NewTicketDraft,
  draft: DraftPort,
  fields: readonly CustomField[],
) {
  const navigate = useNavigate();
  const create = useMutation(createTicketForMutation());
  const schema = useMemo(() => withCustomFields(newTicketSchema, fields), [fields]);
  const form = useZodForm(schema, { defaultValues: start.values });
  const { files, submit } = useNewTicketForm({
    form,
    start,
    draft,
    fields,
    names,
    words: late.create,
    kept: ({ custom_fields: _answers, ...written }) => written,
    send: async ({ customer, team_id, assigned_agent_id, ...values }, command) =>
      create.mutateAsync({
        ...values,
        ...command,
        customer_id: customer.id,
        place: placeOf({ team_id, assigned_agent_id }),
      }),
    onSent: async (created) => {
      tell(created);
      const { ticket, readable } = created;
      const next = readable ? paths.ticketAlone(ticket.number) : paths.home;
      await navigate(next, { replace: true });
    },
  });
  return { form, files, submit, isSending: create.isPending };
}

/** What was chosen of team and assignee; the rest is left to the rules. */
function placeOf({
  team_id,
  assigned_agent_id,
}: Pick<NewTicketValues, 'team_id' | 'assigned_agent_id'>): CreateTicketFor['place'] {
  return {
    ...(team_id === null ? {} : { team_id }),
    ...(assigned_agent_id === null ? {} : { assigned_agent_id }),
  };
}

function tell({ ticket, readable, refusal }: CreatedTicketFor): void {
  notify({ title: late.create.sent(ticket.number), tone: 'success' });
  if (refusal) notify({ title: late.create.not_placed(refusal.message), tone: 'danger' });
  else if (!readable) notify({ title: t.ticket.left(ticket.number) });
}
