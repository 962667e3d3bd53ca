import { Radio } from '@base-ui/react/radio';
import { RadioGroup as Base } from '@base-ui/react/radio-group';
import { type ReactNode, useId } from 'react';
import { cn } from '../lib/cn.ts';

export interface RadioOption<Value extends string> {
  value: Value;
  label: ReactNode;
  description?: ReactNode;
}

export interface RadioGroupProps<Value extends string> {
  options: readonly RadioOption<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  /** `cards` gives each choice a frame, for two to four choices that matter. */
  look?: 'list' | 'cards' | undefined;
  id?: string | undefined;
  name?: string | undefined;
  disabled?: boolean | undefined;
  'aria-label'?: string | undefined;
  'aria-labelledby'?: string | undefined;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean | undefined;
}

/** One of a few, all visible. */
export function RadioGroup<Value extends string>({
  options,
  value,
  onChange,
  look = 'list',
  ...props
}: RadioGroupProps<Value>) {
  return (
    <Base<Value>
      {...props}
      value={value ?? undefined}
      onValueChange={onChange}
      className={cn(
        'grid grid-cols-1',
        look === 'cards' ? 'gap-2' : 'gap-1',
        // An even number in two columns: never one card alone in the last row.
        look === 'cards' &&
          (options.length % 2 === 0
            ? 'sm:grid-cols-2'
            : 'sm:grid-cols-[repeat(auto-fit,minmax(11rem,1fr))]'),
      )}
    >
      {options.map((option) => (
        <RadioItem key={option.value} option={option} look={look} />
      ))}
    </Base>
  );
}

function RadioItem<Value extends string>({
  option,
  look,
}: {
  option: RadioOption<Value>;
  look: 'list' | 'cards';
}) {
  const id = useId();
  return (
    <label
      className={cn(
        'flex items-start gap-2.5',
        look === 'cards'
          ? 'border-border bg-surface hover:bg-hover has-data-checked:border-accent has-data-checked:bg-accent-soft rounded-lg border p-3 transition-colors'
          : 'py-1',
      )}
    >
      <span className="flex h-[1.5em] items-center">
        <Radio.Root
          value={option.value}
          aria-labelledby={`${id}-label`}
          aria-describedby={option.description === undefined ? undefined : `${id}-description`}
          className={cn(
            // The drawn circle is 18 px and takes that much room; what one can press is 24 px.
            'before:border-border-strong before:bg-surface relative -m-0.75 grid size-6 shrink-0 place-items-center rounded-full before:absolute before:inset-0.75 before:rounded-full before:border before:transition-colors',
            'data-checked:before:border-accent data-checked:before:bg-accent data-disabled:opacity-50',
          )}
        >
          <Radio.Indicator className="bg-on-accent relative size-1.5 rounded-full" />
        </Radio.Root>
      </span>
      <span className="min-w-0 flex-1">
        <span id={`${id}-label`} className="block font-medium">
          {option.label}
        </span>
        {option.description === undefined ? null : (
          <span id={`${id}-description`} className="text-muted block text-sm">
            {option.description}
          </span>
        )}
      </span>
    </label>
  );
}
