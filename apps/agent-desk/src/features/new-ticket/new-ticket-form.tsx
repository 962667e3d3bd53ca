import { NewTicketFooter } from '@autocrm/core/app/new-ticket/new-ticket-footer.tsx';
import type { DraftPort } from '@autocrm/core/app/new-ticket/use-new-ticket-form.ts';
import { MarkdownField } from '@autocrm/core/blocks/markdown-field.tsx';
import type { CustomField } from '@autocrm/core/contracts/custom-field.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import type { DraftStatus } from '@autocrm/core/data/drafts/draft-sync.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { Form, FormError } from '@autocrm/core/forms/form.tsx';
import { Banner } from '@autocrm/core/ui/banner.tsx';
import { FileDrop } from '@autocrm/core/ui/file-drop.tsx';
import { Input } from '@autocrm/core/ui/input.tsx';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { late } from '../../lib/late-messages.ts';
import { CustomFields } from './custom-fields.tsx';
import { CustomerField } from './customer-field.tsx';
import { type NewTicketDraft, openFields } from './new-ticket-values.ts';
import { PlaceFields } from './place-fields.tsx';
import { useNewTicket } from './use-new-ticket.ts';

export interface NewTicketFormProps {
  start: NewTicketDraft;
  draft: DraftPort & { status: DraftStatus };
  /** Throws the draft away; shown beside "Create". */
  discard: ReactNode;
}

const none: readonly CustomField[] = [];

/** The form over one draft; another draft is another form (`key`). What is written stands left, where it goes right. */
export function NewTicketForm({ start, draft, discard }: NewTicketFormProps) {
  const { data: fields, error: fieldsError } = useQuery({
    ...catalogQueries.customFields(),
    select: openFields,
  });
  const { form, files, submit, isSending } = useNewTicket(start, draft, fields ?? none);
  return (
    <Form form={form} onSubmit={submit} className="gap-5">
      <FormError form={form} />
      <div className="grid gap-x-8 gap-y-5 lg:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="grid content-start gap-5">
          <CustomerField form={form} />
          <Field form={form} name="subject" label={late.create.subject}>
            {(control) => <Input {...control} autoComplete="off" />}
          </Field>
          <Field
            form={form}
            name="description"
            label={late.create.description}
            description={late.create.description_hint}
          >
            {(control) => (
              <MarkdownField control={control} placeholder={late.create.description_placeholder} />
            )}
          </Field>
          <div className="grid gap-1.5">
            <h2 className="text-sm font-medium">{late.create.files}</h2>
            <FileDrop uploads={files} />
          </div>
        </div>
        <div className="grid content-start gap-4">
          <PlaceFields form={form} />
          <CustomFields form={form} fields={fields ?? none} />
          {fieldsError && !fields ? (
            <Banner tone="warning">{late.create.fields_failed}</Banner>
          ) : null}
        </div>
      </div>
      <NewTicketFooter
        status={draft.status}
        description={form.watch('description')}
        discard={discard}
        submit={{ label: late.create.submit, pending: isSending }}
      />
    </Form>
  );
}
