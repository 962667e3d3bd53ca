import { CustomFieldControl, isOpenField } from '@autocrm/core/blocks/custom-field-control.tsx';
import type { CustomField } from '@autocrm/core/contracts/custom-field.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { Checkbox } from '@autocrm/core/ui/checkbox.tsx';
import { t } from '../../lib/messages.ts';
import { askedFields } from './new-ticket-values.ts';
import type { useNewTicket } from './use-new-ticket.ts';

export interface CustomFieldsProps {
  form: ReturnType<typeof useNewTicket>['form'];
  fields: readonly CustomField[];
}

const words = { choose: t.create.choose, none: t.create.choose_none };

/** What customers are asked besides, in the category chosen; staff may leave each of them open. */
export function CustomFields({ form, fields }: CustomFieldsProps) {
  const category = form.watch('category_id');
  return askedFields(fields, category).map((field) => {
    const name = `custom_fields.${field.key}` as const;
    const description = field.help === '' ? undefined : field.help;
    if (isOpenField(field)) {
      return (
        <Field
          key={field.key}
          form={form}
          name={name}
          label={field.label}
          description={description}
          optional
        >
          {(control) => <CustomFieldControl field={field} control={control} words={words} />}
        </Field>
      );
    }
    return (
      <Checkbox
        key={field.key}
        label={field.label}
        description={description}
        checked={form.watch(name) === true}
        onCheckedChange={(isTrue) => {
          form.setValue(name, isTrue, { shouldDirty: true });
        }}
      />
    );
  });
}
