import { useFileUploads } from '@autocrm/core/app/use-file-uploads.ts';
import { customValuesOf } from '@autocrm/core/contracts/custom-field-rules.ts';
import type { CustomField } from '@autocrm/core/contracts/custom-field.ts';
import type { DraftPayload } from '@autocrm/core/contracts/draft.ts';
import { catalogKeys } from '@autocrm/core/data/catalog/keys.ts';
import {
  type CreatedTicketFor,
  type CreateTicketFor,
  createTicketForMutation,
} from '@autocrm/core/data/tickets/create-for.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { applyServerErrors } from '@autocrm/core/forms/server-errors.ts';
import { useKeepDraft } from '@autocrm/core/forms/use-keep-draft.ts';
import { useZodForm } from '@autocrm/core/forms/use-zod-form.ts';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';
import {
  askedFields,
  type NewTicketDraft,
  newTicketSchemaWith,
  type NewTicketValues,
  writeNewTicketDraft,
} from './new-ticket-values.ts';

/** Where the form keeps what was typed. */
export interface DraftPort {
  save: (payload: DraftPayload) => void;
  clear: () => void;
}

/** The state of the form: values, files, the draft they are kept in, and sending them once. */
export function useNewTicket(
  start: NewTicketDraft,
  draft: DraftPort,
  fields: readonly CustomField[],
) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const create = useMutation(createTicketForMutation());
  const schema = useMemo(() => newTicketSchemaWith(fields), [fields]);
  const form = useZodForm(schema, { defaultValues: start.values });
  const { uploads, props } = useFileUploads({ initial: start.attachments });
  const { attachments } = uploads;

  useKeepDraft(form, attachments.map(({ id }) => id).join(), () => {
    draft.save(writeNewTicketDraft(start.client_id, form.getValues(), attachments));
  });

  // The form is still there for a moment after its ticket was made.
  const isDone = useRef(false);
  const submit = async (values: NewTicketValues) => {
    const { customer, team_id: _team, assigned_agent_id: _assignee, ...written } = values;
    if (isDone.current || customer === null) return;
    if (uploads.is_busy || uploads.has_failed) {
      const message = uploads.is_busy ? t.create.uploading : t.create.files_failed;
      form.setError('root.server', { type: 'files', message });
      return;
    }
    try {
      const created = await create.mutateAsync({
        client_id: start.client_id,
        ...written,
        customer_id: customer.id,
        custom_fields: customValuesOf(
          askedFields(fields, values.category_id),
          values.custom_fields,
        ),
        attachment_ids: attachments.map(({ id }) => id),
        place: placeOf(values),
      });
      isDone.current = true;
      draft.clear();
      tell(created);
      const { ticket, readable } = created;
      const next = readable ? paths.ticketAlone(ticket.number) : paths.home;
      await navigate(next, { replace: true });
    } catch (error) {
      const known = toAppError(error);
      // The admins changed the fields since this page was opened.
      if (known.code.startsWith('custom_field')) {
        await client.invalidateQueries({ queryKey: catalogKeys.customFields() });
      }
      const { code, message } = known;
      const field = known.field === 'customer_id' ? 'customer' : known.field;
      applyServerErrors(form, { code, message, field });
    }
  };
  return { form, files: props, submit, isSending: create.isPending };
}

/** What was chosen of team and assignee; the rest is left to the rules. */
function placeOf({ team_id, assigned_agent_id }: NewTicketValues): CreateTicketFor['place'] {
  return {
    ...(team_id === null ? {} : { team_id }),
    ...(assigned_agent_id === null ? {} : { assigned_agent_id }),
  };
}

function tell({ ticket, readable, refusal }: CreatedTicketFor): void {
  notify({ title: t.create.sent(ticket.number), tone: 'success' });
  if (refusal) notify({ title: t.create.not_placed(refusal.message), tone: 'danger' });
  else if (!readable) notify({ title: t.ticket.left(ticket.number) });
}
