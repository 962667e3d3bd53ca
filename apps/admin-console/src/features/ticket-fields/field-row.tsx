import { cn } from '@autocrm/core/lib/cn.ts';
import type { ComponentProps, ReactNode } from 'react';
import { t } from '../../lib/messages.ts';

/** A name and its value, in a list of properties. */
export function FieldRow({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid min-h-8 grid-cols-[6.5rem_minmax(0,1fr)] items-center gap-2">
      <dt className="text-muted text-sm">{name}</dt>
      <dd className="min-w-0 text-base">{children}</dd>
    </div>
  );
}

export interface FieldButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'value'> {
  name: string;
  /** The value in words, for the button's name. */
  value: string;
}

/** A value that can be changed: looks like text until one points at it. */
export function FieldButton({ name, value, className, children, ...props }: FieldButtonProps) {
  return (
    <button
      {...props}
      type="button"
      aria-label={t.ticket.change(name, value)}
      className={cn(
        'hover:bg-hover aria-expanded:bg-hover -mx-2 flex min-h-8 w-[calc(100%+1rem)] min-w-0 items-center gap-2 rounded-md px-2 text-start transition-colors',
        'disabled:cursor-not-allowed disabled:opacity-60 disabled:hover:bg-transparent',
        className,
      )}
    >
      {children}
    </button>
  );
}
