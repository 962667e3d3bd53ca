import type { ComponentProps } from 'react';
import { cn } from '../lib/cn.ts';
import { useUiLabels } from './ui-labels.tsx';

export interface LabelProps extends ComponentProps<'label'> {
  /** Says "optional" beside the name. Most fields of a form are required, so the exception is what is marked. */
  optional?: boolean | undefined;
}

export function Label({ optional = false, className, children, ...props }: LabelProps) {
  const labels = useUiLabels();
  return (
    <label {...props} className={cn('text-text block text-sm font-medium', className)}>
      {children}
      {optional ? <span className="text-muted ms-1.5 font-normal">{labels.optional}</span> : null}
    </label>
  );
}
