import { useFileUploads } from '@autocrm/core/app/use-file-uploads.ts';
import { customerFields, customValuesOf } from '@autocrm/core/contracts/custom-field-rules.ts';
import type { CustomField } from '@autocrm/core/contracts/custom-field.ts';
import type { DraftPayload } from '@autocrm/core/contracts/draft.ts';
import { catalogKeys } from '@autocrm/core/data/catalog/keys.ts';
import { createTicketMutation } from '@autocrm/core/data/tickets/mutations.ts';
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
  type NewTicketDraft,
  newTicketSchemaWith,
  type NewTicketValues,
  writeNewTicketDraft,
} from './new-ticket-draft.ts';

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
  const create = useMutation(createTicketMutation());
  const schema = useMemo(() => newTicketSchemaWith(fields), [fields]);
  const form = useZodForm(schema, { defaultValues: start.values });
  const { uploads, props } = useFileUploads({ initial: start.attachments });
  const { attachments } = uploads;

  const keep = () => {
    draft.save(writeNewTicketDraft(start.client_id, form.getValues(), attachments));
  };
  useKeepDraft(form, attachments.map(({ id }) => id).join(), keep);

  // The form is still there for a moment after its ticket was made.
  const isDone = useRef(false);
  const submit = async (values: NewTicketValues) => {
    if (isDone.current) return;
    if (uploads.is_busy || uploads.has_failed) {
      const message = uploads.is_busy ? t.create.uploading : t.create.files_failed;
      form.setError('root.server', { type: 'files', message });
      return;
    }
    try {
      const ticket = await create.mutateAsync({
        client_id: start.client_id,
        ...values,
        custom_fields: customValuesOf(
          customerFields(fields, values.category_id),
          values.custom_fields,
        ),
        attachment_ids: attachments.map(({ id }) => id),
      });
      isDone.current = true;
      draft.clear();
      notify({ title: t.create.sent(ticket.number), tone: 'success' });
      await navigate(paths.ticket(ticket.number), { replace: true });
    } catch (error) {
      const known = toAppError(error);
      // The admins changed the fields since this page was opened.
      if (known.code.startsWith('custom_field')) {
        await client.invalidateQueries({ queryKey: catalogKeys.customFields() });
      }
      applyServerErrors(form, known);
    }
  };
  return { form, files: props, submit, isSending: create.isPending };
}
