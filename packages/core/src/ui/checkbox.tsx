import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cn } from '../lib/cn.ts';

export interface CheckboxProps extends Omit<
  Base.Root.Props,
  'children' | 'className' | 'render' | 'style'
> {
  /** Words beside the box; without them give `aria-label`. */
  label?: ReactNode;
  description?: ReactNode;
  className?: string | undefined;
}

export function Checkbox({ label, description, className, ...props }: CheckboxProps) {
  const id = useId();
  const box = (
    <Base.Root
      {...props}
      aria-labelledby={label === undefined ? undefined : `${id}-label`}
      aria-describedby={description === undefined ? props['aria-describedby'] : `${id}-description`}
      className={cn(
        // The drawn box is 18 px and takes that much room; what one can press is 24 px.
        'before:border-border-strong before:bg-surface relative -m-0.75 grid size-6 shrink-0 place-items-center rounded-md -outline-offset-1 before:absolute before:inset-0.75 before:rounded-sm before:border before:transition-colors',
        'data-checked:before:border-accent data-checked:before:bg-accent data-indeterminate:before:border-accent data-indeterminate:before:bg-accent',
        'aria-invalid:before:border-danger data-disabled:opacity-50',
        label === undefined && className,
      )}
    >
      <Base.Indicator className="text-on-accent relative">
        {props.indeterminate === true ? (
          <Minus aria-hidden className="size-3.5" strokeWidth={3} />
        ) : (
          <Check aria-hidden className="size-3.5" strokeWidth={3} />
        )}
      </Base.Indicator>
    </Base.Root>
  );
  if (label === undefined) return box;
  return (
    <label className={cn('flex items-start gap-2.5 py-1', className)}>
      <span className="flex h-[1.5em] items-center">{box}</span>
      <span>
        <span id={`${id}-label`} className="block">
          {label}
        </span>
        {description === undefined ? null : (
          <span id={`${id}-description`} className="text-muted block text-sm">
            {description}
          </span>
        )}
      </span>
    </label>
  );
}
