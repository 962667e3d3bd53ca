import { customerFields } from '@autocrm/core/contracts/custom-field-rules.ts';
import type { CustomField, CustomValue } from '@autocrm/core/contracts/custom-field.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { Checkbox } from '@autocrm/core/ui/checkbox.tsx';
import { Input } from '@autocrm/core/ui/input.tsx';
import { Select } from '@autocrm/core/ui/select.tsx';
import type { ReactNode, RefCallback } from 'react';
import { t } from '../../lib/messages.ts';
import type { useNewTicket } from './use-new-ticket.ts';

export interface CustomFieldsProps {
  form: ReturnType<typeof useNewTicket>['form'];
  fields: readonly CustomField[];
}

/** What else the admins want to know about tickets of the category chosen. */
export function CustomFields({ form, fields }: CustomFieldsProps) {
  const category = form.watch('category_id');
  return customerFields(fields, category).map((field) =>
    isOpen(field) ? (
      <Field
        key={field.key}
        form={form}
        name={`custom_fields.${field.key}`}
        label={field.label}
        description={field.help === '' ? undefined : field.help}
        optional={!field.is_required}
      >
        {(control) => <CustomControl field={field} control={control} />}
      </Field>
    ) : (
      <YesBox key={field.key} form={form} field={field} />
    ),
  );
}

interface Control {
  id: string;
  name: string;
  value: CustomValue | undefined;
  onChange: (value: CustomValue) => void;
  onBlur: () => void;
  ref: RefCallback<HTMLElement>;
  required: boolean;
  'aria-labelledby': string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
}

type OpenField = CustomField & { type: Exclude<CustomField['type'], 'boolean'> };

/** The other fields have a label above and can be wrong. */
function isOpen(field: CustomField): field is OpenField {
  return field.type !== 'boolean';
}

interface CustomControlProps {
  field: OpenField;
  control: Control;
}

/** The value that stands for "no choice": options are never empty. */
const noChoice = '';

function CustomControl({ field, control }: CustomControlProps): ReactNode {
  switch (field.type) {
    case 'multiselect':
      return <Choices field={field} control={control} />;
    case 'select': {
      const { value, ...props } = control;
      const options = field.options.map((option) => ({ value: option, label: option }));
      return (
        <Select
          {...props}
          value={typeof value === 'string' && value !== noChoice ? value : null}
          placeholder={t.create.choose}
          options={
            field.is_required
              ? options
              : [{ value: noChoice, label: t.create.choose_none }, ...options]
          }
        />
      );
    }
    case 'text':
    case 'number':
    case 'date': {
      const { value, onChange, ...props } = control;
      return (
        <Input
          {...props}
          type={field.type === 'date' ? 'date' : 'text'}
          inputMode={field.type === 'number' ? 'decimal' : undefined}
          autoComplete="off"
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      );
    }
  }
}

/** A yes or no is its own label, and never wrong. */
function YesBox({ form, field }: { form: CustomFieldsProps['form']; field: CustomField }) {
  const name = `custom_fields.${field.key}` as const;
  return (
    <Checkbox
      label={field.label}
      description={field.help === '' ? undefined : field.help}
      checked={form.watch(name) === true}
      onCheckedChange={(isTrue) => {
        form.setValue(name, isTrue, { shouldDirty: true });
      }}
    />
  );
}

function Choices({ field, control }: CustomControlProps) {
  const { id, ref, value, onChange, onBlur } = control;
  const chosen = Array.isArray(value) ? value : [];
  return (
    <div
      ref={ref}
      id={id}
      role="group"
      tabIndex={-1}
      aria-labelledby={control['aria-labelledby']}
      aria-describedby={control['aria-describedby']}
      className="grid gap-1.5"
    >
      {field.options.map((option) => (
        <Checkbox
          key={option}
          label={option}
          onBlur={onBlur}
          checked={chosen.includes(option)}
          onCheckedChange={(isChosen) => {
            // In the admins' order, whatever order they were ticked in.
            onChange(
              field.options.filter((other) =>
                other === option ? isChosen : chosen.includes(other),
              ),
            );
          }}
        />
      ))}
    </div>
  );
}
