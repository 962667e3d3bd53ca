import { draftStateOf } from '@autocrm/core/app/draft-state.ts';
import { ComposerFooterState } from '@autocrm/core/blocks/composer-state.tsx';
import { MarkdownField } from '@autocrm/core/blocks/markdown-field.tsx';
import type { CustomField } from '@autocrm/core/contracts/custom-field.ts';
import { ticketLimits } from '@autocrm/core/contracts/ticket-commands.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import type { DraftStatus } from '@autocrm/core/data/drafts/draft-sync.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { Form, FormError } from '@autocrm/core/forms/form.tsx';
import { Banner } from '@autocrm/core/ui/banner.tsx';
import { Button } from '@autocrm/core/ui/button.tsx';
import { FileDrop } from '@autocrm/core/ui/file-drop.tsx';
import { Input } from '@autocrm/core/ui/input.tsx';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { t } from '../../lib/messages.ts';
import { CustomFields } from './custom-fields.tsx';
import { CustomerField } from './customer-field.tsx';
import type { NewTicketDraft } from './new-ticket-values.ts';
import { PlaceFields } from './place-fields.tsx';
import { type DraftPort, useNewTicket } from './use-new-ticket.ts';

export interface NewTicketFormProps {
  start: NewTicketDraft;
  draft: DraftPort & { status: DraftStatus };
  /** Throws the draft away; shown beside "Create". */
  discard: ReactNode;
}

const none: readonly CustomField[] = [];

/** The form over one draft; another draft is another form (`key`). What is written stands left, where it goes right. */
export function NewTicketForm({ start, draft, discard }: NewTicketFormProps) {
  const { data: fields, error: fieldsError } = useQuery(catalogQueries.customFields());
  const { form, files, submit, isSending } = useNewTicket(start, draft, fields ?? none);
  const stateId = useId();
  const description = form.watch('description');
  return (
    <Form form={form} onSubmit={submit} className="gap-5">
      <FormError form={form} />
      <div className="grid gap-x-8 gap-y-5 lg:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="grid content-start gap-5">
          <CustomerField form={form} />
          <Field form={form} name="subject" label={t.create.subject}>
            {(control) => <Input {...control} autoComplete="off" />}
          </Field>
          <Field
            form={form}
            name="description"
            label={t.create.description}
            description={t.create.description_hint}
          >
            {(control) => (
              <MarkdownField control={control} placeholder={t.create.description_placeholder} />
            )}
          </Field>
          <div className="grid gap-1.5">
            <h2 className="text-sm font-medium">{t.create.files}</h2>
            <FileDrop uploads={files} />
          </div>
        </div>
        <div className="grid content-start gap-4">
          <PlaceFields form={form} />
          <CustomFields form={form} fields={fields ?? none} />
          {fieldsError && !fields ? <Banner tone="warning">{t.create.fields_failed}</Banner> : null}
        </div>
      </div>
      <div className="border-border bg-background sticky bottom-0 -mx-4 flex flex-wrap items-center justify-end gap-2 border-t px-4 py-3">
        <span className="me-auto">
          <ComposerFooterState
            id={stateId}
            draft={draftStateOf(draft.status)}
            length={description.length}
            maxLength={ticketLimits.description.max}
          />
        </span>
        {discard}
        <Button type="submit" variant="primary" pending={isSending}>
          {t.create.submit}
        </Button>
      </div>
    </Form>
  );
}
