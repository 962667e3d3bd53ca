import { CustomFieldControl, isOpenField } from '@autocrm/core/blocks/custom-field-control.tsx';
import { customerFields } from '@autocrm/core/contracts/custom-field-rules.ts';
import type { CustomField } from '@autocrm/core/contracts/custom-field.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { Checkbox } from '@autocrm/core/ui/checkbox.tsx';
import { late } from '../../lib/late-messages.ts';
import type { useNewTicket } from './use-new-ticket.ts';

export interface CustomFieldsProps {
  form: ReturnType<typeof useNewTicket>['form'];
  fields: readonly CustomField[];
}

const words = { choose: late.create.choose, none: late.create.choose_none };

/** What customers are asked besides, in the category chosen. */
export function CustomFields({ form, fields }: CustomFieldsProps) {
  const category = form.watch('category_id');
  return customerFields(fields, category).map((field) => {
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
          optional={!field.is_required}
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
