import { Select as Base } from '@base-ui/react/select';
import type { VariantProps } from 'class-variance-authority';
import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { cn } from '../lib/cn.ts';
import { controlVariants } from './control.ts';
import { useUiLabels } from './ui-labels.tsx';

export interface SelectOption<Value extends string> {
  value: Value;
  label: string;
  icon?: ReactNode;
  description?: string | undefined;
  disabled?: boolean | undefined;
}

export interface SelectProps<Value extends string> extends VariantProps<typeof controlVariants> {
  options: readonly SelectOption<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  id?: string | undefined;
  name?: string | undefined;
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
  required?: boolean | undefined;
  className?: string | undefined;
  onBlur?: (() => void) | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
  'aria-label'?: string | undefined;
  'aria-labelledby'?: string | undefined;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean | undefined;
}

/** One of a few. Arrows, Home, End and typing move; for many options, or such that are fetched, take Combobox. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const {
    options,
    value,
    onChange,
    name,
    placeholder,
    disabled,
    required,
    size,
    className,
    ...trigger
  } = props;
  const labels = useUiLabels();
  const current = options.find((option) => option.value === value);
  return (
    <Base.Root<Value>
      items={options}
      value={value}
      onValueChange={(next) => {
        if (next !== null) onChange(next);
      }}
      name={name}
      disabled={disabled}
      required={required}
      modal={false}
    >
      <Base.Trigger
        {...trigger}
        className={cn(
          controlVariants({ size }),
          'flex items-center gap-2 text-start select-none',
          className,
        )}
      >
        {current?.icon}
        <span className={cn('min-w-0 flex-1 truncate', !current && 'text-muted')}>
          <Base.Value>{current?.label ?? placeholder ?? labels.select_placeholder}</Base.Value>
        </span>
        <ChevronsUpDown aria-hidden className="text-muted size-4 shrink-0" />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50">
          <Base.Popup className="popup-motion bg-raised shadow-raised max-h-[min(22rem,var(--available-height))] min-w-[max(var(--anchor-width),9rem)] overflow-y-auto rounded-lg p-1 outline-none">
            {options.map((option) => (
              <SelectItem key={option.value} option={option} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function SelectItem<Value extends string>({ option }: { option: SelectOption<Value> }) {
  return (
    <Base.Item
      value={option.value}
      disabled={option.disabled}
      className="data-disabled:text-muted data-highlighted:bg-hover flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 py-1 text-base outline-none select-none data-disabled:opacity-60"
    >
      {option.icon}
      <span className="min-w-0 flex-1">
        <Base.ItemText>{option.label}</Base.ItemText>
        {option.description === undefined ? null : (
          <span className="text-muted block text-xs">{option.description}</span>
        )}
      </span>
      <Base.ItemIndicator>
        <Check aria-hidden className="text-accent-ink size-4" />
      </Base.ItemIndicator>
    </Base.Item>
  );
}
