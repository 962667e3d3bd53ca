import { Switch as Base } from '@base-ui/react/switch';
import { type ReactNode, useId } from 'react';
import { cn } from '../lib/cn.ts';

export interface SwitchProps extends Omit<
  Base.Root.Props,
  'children' | 'className' | 'render' | 'style'
> {
  label: ReactNode;
  description?: ReactNode;
  className?: string | undefined;
}

/** On or off, at once. Where a form is submitted later, take Checkbox. */
export function Switch({ label, description, className, ...props }: SwitchProps) {
  const id = useId();
  return (
    <label className={cn('flex items-start justify-between gap-4 py-1', className)}>
      <span className="min-w-0">
        <span id={`${id}-label`} className="block font-medium">
          {label}
        </span>
        {description === undefined ? null : (
          <span id={`${id}-description`} className="text-muted block text-sm">
            {description}
          </span>
        )}
      </span>
      <Base.Root
        {...props}
        aria-labelledby={`${id}-label`}
        aria-describedby={description === undefined ? undefined : `${id}-description`}
        className="border-border-strong bg-sunken data-checked:border-accent data-checked:bg-accent flex h-6 w-10 shrink-0 rounded-full border p-px transition-colors data-disabled:opacity-50"
      >
        <Base.Thumb className="bg-muted data-checked:bg-on-accent aspect-square h-full rounded-full transition-transform data-checked:translate-x-4" />
      </Base.Root>
    </label>
  );
}
