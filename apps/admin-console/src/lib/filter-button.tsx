import { cn } from '@autocrm/core/lib/cn.ts';
import { Button, type ButtonProps } from '@autocrm/core/ui/button.tsx';
import { ChevronDown } from 'lucide-react';
import { t } from './messages.ts';

export interface FilterButtonProps extends Omit<ButtonProps, 'children' | 'value'> {
  name: string;
  /** What it narrows to; nothing while it is not set. */
  value: string | undefined;
}

/** Opens one filter, and says what it is set to. */
export function FilterButton({ name, value, className, ...props }: FilterButtonProps) {
  return (
    <Button
      size="sm"
      {...props}
      aria-label={t.tickets.chosen(t.tickets.filter(name), value ?? t.tickets.any)}
      className={cn(
        'max-w-64',
        value === undefined
          ? 'text-muted border-dashed shadow-none'
          : 'border-accent bg-accent-soft',
        className,
      )}
    >
      <span className="truncate">
        {name}
        {value === undefined ? null : (
          <>
            {': '}
            <span className="text-accent-ink">{value}</span>
          </>
        )}
      </span>
      <ChevronDown aria-hidden className="opacity-70" />
    </Button>
  );
}
