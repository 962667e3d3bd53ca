import type { ReactNode, RefCallback } from 'react';
import type { CustomField, CustomValue } from '../contracts/custom-field.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { Input } from '../ui/input.tsx';
import { Select } from '../ui/select.tsx';

/** What `Field` hands to a control, as far as a custom field needs it. */
export interface CustomControl {
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

/** A field with a label above it, which can be wrong; a yes or no is a checkbox of its own. */
export type OpenCustomField = CustomField & { type: Exclude<CustomField['type'], 'boolean'> };

/** Whether a field has a label above it and can be wrong. */
export function isOpenField(field: CustomField): field is OpenCustomField {
  return field.type !== 'boolean';
}

export interface CustomFieldControlProps {
  field: OpenCustomField;
  control: CustomControl;
  /** @property choose stands where nothing is chosen yet; @property none takes a choice back */
  words: { choose: string; none: string };
}

/** The value that stands for "no choice": options are never empty. */
const noChoice = '';

/** The control that fits the type of a field which admins defined. Numbers and dates stay text until they are sent. */
export function CustomFieldControl({ field, control, words }: CustomFieldControlProps): ReactNode {
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
          placeholder={words.choose}
          options={
            control.required ? options : [{ value: noChoice, label: words.none }, ...options]
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

function Choices({ field, control }: Pick<CustomFieldControlProps, 'field' | 'control'>) {
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
