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
import { RadioGroup } from '@autocrm/core/ui/radio-group.tsx';
import { Select } from '@autocrm/core/ui/select.tsx';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { late } from '../../lib/late-messages.ts';
import { CustomFields } from './custom-fields.tsx';
import type { NewTicketDraft } from './new-ticket-draft.ts';
import { priorityOptions } from './priority-options.tsx';
import { useNewTicket } from './use-new-ticket.ts';

export interface NewTicketFormProps {
  start: NewTicketDraft;
  draft: DraftPort & { status: DraftStatus };
  /** Throws the draft away; shown beside "Send". */
  discard: ReactNode;
  /** What may answer it already, by the subject as it is typed; has a place of its own, so that nothing moves. */
  renderSuggestions: (subject: string) => ReactNode;
}

const none: readonly CustomField[] = [];

/** The form over one draft; another draft is another form (`key`). */
export function NewTicketForm({ start, draft, discard, renderSuggestions }: NewTicketFormProps) {
  const { data: fields, error: fieldsError } = useQuery(catalogQueries.customFields());
  const { form, files, submit, isSending } = useNewTicket(start, draft, fields ?? none);
  const { data: priorities } = useQuery(catalogQueries.priorities());
  return (
    <Form form={form} onSubmit={submit} className="gap-6">
      <FormError form={form} />
      <div className="relative grid gap-3">
        <Field
          form={form}
          name="subject"
          label={late.create.subject}
          description={late.create.subject_hint}
        >
          {(control) => <Input {...control} autoComplete="off" />}
        </Field>
        {renderSuggestions(form.watch('subject'))}
      </div>
      <Field form={form} name="description" label={late.create.body}>
        {(control) => (
          <MarkdownField control={control} placeholder={late.create.body_placeholder} />
        )}
      </Field>
      <CategoryField form={form} />
      <CustomFields form={form} fields={fields ?? none} />
      {fieldsError && !fields ? <Banner tone="warning">{late.create.fields_failed}</Banner> : null}
      <Field form={form} name="priority" label={late.create.priority}>
        {({ ref: _ref, onBlur: _onBlur, required: _required, ...control }) => (
          <RadioGroup {...control} look="cards" options={priorityOptions(priorities)} />
        )}
      </Field>
      <div className="grid gap-1.5">
        <h2 className="text-sm font-medium">{late.create.files}</h2>
        <FileDrop uploads={files} />
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

function CategoryField({ form }: { form: ReturnType<typeof useNewTicket>['form'] }) {
  const { data: categories, error } = useQuery(catalogQueries.categories());
  return (
    <Field
      form={form}
      name="category_id"
      label={late.create.category}
      description={error ? late.create.options_failed : undefined}
      optional
    >
      {({ value, onChange, ...control }) => (
        <Select
          {...control}
          value={value ?? 'none'}
          options={[
            { value: 'none', label: late.create.category_none },
            ...(categories ?? []).map(({ id, name, description }) => ({
              value: id,
              label: name,
              ...(description === '' ? {} : { description }),
            })),
          ]}
          onChange={(next) => {
            onChange(next === 'none' ? null : next);
          }}
        />
      )}
    </Field>
  );
}
