import { Select, type SelectOption, type SelectProps } from '@autocrm/core/ui/select.tsx';

export interface OptionalSelectProps extends Omit<
  SelectProps<string>,
  'options' | 'value' | 'onChange'
> {
  options: readonly SelectOption<string>[];
  value: string | null;
  onChange: (value: string | null) => void;
  /** What choosing none of them is called, and what it means. */
  none: { label: string; description?: string | undefined };
}

const noneValue = 'none';

/** One of a few, or none of them. */
export function OptionalSelect({ options, value, onChange, none, ...props }: OptionalSelectProps) {
  return (
    <Select
      {...props}
      options={[{ value: noneValue, ...none }, ...options]}
      value={value ?? noneValue}
      onChange={(next) => {
        onChange(next === noneValue ? null : next);
      }}
    />
  );
}
