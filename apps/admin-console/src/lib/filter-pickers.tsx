import { MultiPicker, Picker, type PickerOption } from '@autocrm/core/ui/picker.tsx';
import { FilterButton } from './filter-button.tsx';
import { t } from './messages.ts';

interface OneFilterProps {
  name: string;
  options: readonly PickerOption<string>[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

const any = 'any';

/** Narrows to one of many, or to none in particular. */
export function OneFilter({ name, options, value, onChange }: OneFilterProps) {
  const chosen = options.find((option) => option.value === value);
  return (
    <Picker
      label={t.tickets.filter(name)}
      trigger={
        <FilterButton
          name={name}
          value={value === undefined ? undefined : (chosen?.label ?? '…')}
        />
      }
      options={[{ value: any, label: t.tickets.any }, ...options]}
      value={value ?? any}
      onChange={(next) => {
        onChange(next === any ? undefined : next);
      }}
    />
  );
}

interface ManyFilterProps<Value extends string> {
  name: string;
  options: readonly PickerOption<Value>[];
  values: readonly Value[];
  onChange: (values: Value[]) => void;
}

/** Narrows to any of those chosen. */
export function ManyFilter<Value extends string>({
  name,
  options,
  values,
  onChange,
}: ManyFilterProps<Value>) {
  const chosen = options.filter((option) => values.includes(option.value));
  return (
    <MultiPicker
      label={t.tickets.filter(name)}
      trigger={
        <FilterButton
          name={name}
          value={
            chosen.length > 2
              ? t.tickets.several(chosen.length)
              : chosen.map(({ label }) => label).join(', ') || undefined
          }
        />
      }
      options={options}
      values={values}
      onChange={onChange}
    />
  );
}
