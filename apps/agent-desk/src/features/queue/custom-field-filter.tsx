import type { CustomField } from '@autocrm/core/contracts/custom-field.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { Combobox } from '@autocrm/core/ui/combobox.tsx';
import { Input } from '@autocrm/core/ui/input.tsx';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { fieldOf, fieldText } from '../../lib/field-filter.ts';
import { late } from '../../lib/late-messages.ts';
import type { FilterFieldProps } from './filter-fields.tsx';

/** A field that admins defined, and a value of it. Not there where no field is. */
export function CustomFieldFilter({ search, onChange }: FilterFieldProps) {
  const id = useId();
  const { data: fields = [] } = useQuery(catalogQueries.customFields());
  const set = search.field === undefined ? undefined : fieldOf(search.field);
  const [chosen, setChosen] = useState(set?.key);
  const field = fields.find(({ key }) => key === (set?.key ?? chosen));
  const options = fields
    .filter(({ is_active }) => is_active)
    .map(({ key, label }) => ({ value: key, label }));
  if (options.length === 0) return null;
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="text-muted mb-1 block text-xs font-medium">
        {late.list.filters.field}
      </label>
      <div className="grid grid-cols-2 gap-2">
        <Combobox
          id={id}
          options={options}
          placeholder={late.list.any}
          value={field ? { value: field.key, label: field.label } : null}
          onChange={(option) => {
            setChosen(option?.value);
            onChange({ field: undefined });
          }}
        />
        {field ? (
          <FieldValue
            key={field.key}
            field={field}
            value={set?.value}
            onChange={(value) => {
              onChange({
                field: value === undefined ? undefined : fieldText({ key: field.key, value }),
              });
            }}
          />
        ) : null}
      </div>
    </div>
  );
}

type Value = ReturnType<typeof fieldOf>['value'];

interface FieldValueProps {
  field: CustomField;
  value: Value | undefined;
  onChange: (value: Value | undefined) => void;
}

function FieldValue({ field, value, onChange }: FieldValueProps) {
  const label = late.list.value_of(field.label);
  const choices = choicesOf(field);
  if (choices) {
    return (
      <Combobox
        aria-label={label}
        options={choices.map(({ name }) => ({ value: name, label: name }))}
        placeholder={late.list.any}
        value={
          choices
            .filter((choice) => choice.value === value)
            .map(({ name }) => ({ value: name, label: name }))
            .at(0) ?? null
        }
        onChange={(option) => {
          onChange(choices.find(({ name }) => name === option?.value)?.value);
        }}
      />
    );
  }
  return (
    <Input
      aria-label={label}
      type={field.type}
      defaultValue={value === undefined ? '' : String(value)}
      // A list per letter would be many.
      onBlur={(event) => {
        onChange(read(field, event.target.value));
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onChange(read(field, event.currentTarget.value));
      }}
    />
  );
}

function choicesOf({ type, options }: CustomField): { name: string; value: Value }[] | undefined {
  if (type === 'boolean') {
    return [
      { name: late.list.yes, value: true },
      { name: late.list.no, value: false },
    ];
  }
  return type === 'select' || type === 'multiselect'
    ? options.map((name) => ({ name, value: name }))
    : undefined;
}

function read({ type }: CustomField, text: string): Value | undefined {
  if (text.trim() === '') return undefined;
  return type === 'number' ? Number(text) : text.trim();
}
