import { cn } from '@autocrm/core/lib/cn.ts';
import { tooltip } from '@autocrm/core/ui/tooltip.tsx';
import type { ComponentProps, ReactNode } from 'react';
import { t } from '../../lib/messages.ts';
import { type CommandId, keyText } from '../../lib/shortcuts.ts';

export interface FieldButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'value'> {
  /** The field: "Status". */
  name: string;
  /** What it is now: "Waiting". */
  value: string;
  icon?: ReactNode;
  command?: CommandId | undefined;
  /** Nothing is chosen: quieter than a value. */
  isUnset?: boolean;
}

/** One field of a ticket: shows its value, and opens the choice of another. */
export function FieldButton({
  name,
  value,
  icon,
  command,
  isUnset = false,
  className,
  children,
  ...props
}: FieldButtonProps) {
  return (
    <button
      {...tooltip(name, command === undefined ? undefined : keyText(command))}
      {...props}
      type="button"
      aria-label={t.ticket.is(name, value)}
      className={cn(
        'border-border hover:bg-hover aria-expanded:bg-hover inline-flex h-6.5 max-w-52 min-w-0 items-center gap-1.5 rounded-md border px-2 text-sm transition-colors',
        isUnset && 'text-muted border-dashed',
        className,
      )}
    >
      {icon}
      {children ?? <span className="truncate">{value}</span>}
    </button>
  );
}
