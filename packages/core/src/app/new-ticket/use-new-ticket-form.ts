import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { customerFields, customValuesOf } from '../../contracts/custom-field-rules.ts';
import type { CustomField, CustomValues } from '../../contracts/custom-field.ts';
import type { DraftPayload } from '../../contracts/draft.ts';
import { catalogKeys } from '../../data/catalog/keys.ts';
import { keepTicket, type NewTicketStart, type TypedValues } from '../../data/drafts/new-ticket.ts';
import { toAppError } from '../../db/to-app-error.ts';
import { applyServerErrors } from '../../forms/server-errors.ts';
import { useKeepDraft } from '../../forms/use-keep-draft.ts';
import { useFileUploads } from '../use-file-uploads.ts';

/** Where the form keeps what was typed. */
export interface DraftPort {
  save: (payload: DraftPayload) => void;
  clear: () => void;
}

/** What the command holds besides the form's own values. */
export interface NewTicketCommand {
  client_id: string;
  custom_fields: CustomValues;
  attachment_ids: string[];
}

export interface NewTicketFormOptions<Input extends FieldValues, Output, Sent> {
  form: UseFormReturn<Input, unknown, Output>;
  start: NewTicketStart<Input>;
  draft: DraftPort;
  /** The admins' fields, as this form asks them. */
  fields: readonly CustomField[];
  words: { uploading: string; files_failed: string };
  /** Fields that the form calls otherwise than the command: the form's name by the command's. */
  names?: Readonly<Record<string, string>>;
  /** The values besides the custom fields, which are JSON as they are. */
  kept: (values: Input) => DraftPayload;
  send: (values: Output, command: NewTicketCommand) => Promise<Sent>;
  /** Says so and leads on; the draft is gone by then. */
  onSent: (sent: Sent) => Promise<void>;
}

/** What every form for a new ticket does: holds files, keeps itself as a draft, and is sent once. */
export function useNewTicketForm<
  Input extends { custom_fields: TypedValues },
  Output extends { category_id: string | null; custom_fields: TypedValues },
  Sent,
>(options: NewTicketFormOptions<Input, Output, Sent>) {
  const { form, start, draft, fields, words, names = {} } = options;
  const { client_id } = start;
  const client = useQueryClient();
  const { uploads, props: files } = useFileUploads({ initial: start.attachments });
  const { attachments } = uploads;
  const attachment_ids = attachments.map(({ id }) => id);

  useKeepDraft(form, attachment_ids.join(), () => {
    const values = form.getValues();
    const { custom_fields } = values;
    draft.save({
      ...options.kept(values),
      ...keepTicket({ client_id, custom_fields, attachments }),
    });
  });

  // The form is still there for a moment after its ticket was made.
  const isDone = useRef(false);
  const submit = async (values: Output) => {
    if (isDone.current) return;
    if (uploads.is_busy || uploads.has_failed) {
      const message = uploads.is_busy ? words.uploading : words.files_failed;
      form.setError('root.server', { type: 'files', message });
      return;
    }
    const asked = customerFields(fields, values.category_id);
    const custom_fields = customValuesOf(asked, values.custom_fields);
    try {
      const sent = await options.send(values, { client_id, custom_fields, attachment_ids });
      isDone.current = true;
      draft.clear();
      await options.onSent(sent);
    } catch (error) {
      const { code, message, field } = toAppError(error);
      // The admins changed the fields since this page was opened.
      if (code.startsWith('custom_field')) {
        await client.invalidateQueries({ queryKey: catalogKeys.customFields() });
      }
      applyServerErrors(form, { code, message, field: field && (names[field] ?? field) });
    }
  };
  return { files, submit };
}
