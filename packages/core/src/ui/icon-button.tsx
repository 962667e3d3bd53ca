import { cva, type VariantProps } from 'class-variance-authority';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '../lib/cn.ts';
import { Spinner } from './spinner.tsx';
import { tooltip } from './tooltip.tsx';

export const iconButtonVariants = cva(
  [
    'text-muted inline-grid shrink-0 place-items-center rounded-md border border-transparent transition-colors',
    'hover:bg-hover hover:text-text aria-pressed:bg-accent-soft aria-pressed:text-accent-ink',
    'aria-expanded:bg-hover aria-expanded:text-text disabled:cursor-not-allowed disabled:opacity-50',
  ],
  {
    variants: {
      size: { sm: 'size-control-sm [&_svg]:size-4', md: 'size-control-md [&_svg]:size-[1.125rem]' },
      outlined: { true: 'border-border bg-surface shadow-card', false: '' },
    },
    defaultVariants: { size: 'md', outlined: false },
  },
);

export interface IconButtonProps
  extends Omit<ComponentProps<'button'>, 'children'>, VariantProps<typeof iconButtonVariants> {
  icon: LucideIcon;
  /** Its name for screen readers, and its tooltip. */
  label: string;
  /** A keyboard shortcut to show in the tooltip. */
  shortcut?: string | undefined;
  pending?: boolean | undefined;
}

export function IconButton({
  icon: Icon,
  label,
  shortcut,
  pending = false,
  size,
  outlined,
  className,
  onClick,
  ...props
}: IconButtonProps) {
  return (
    <button
      type="button"
      {...tooltip(label, shortcut)}
      {...props}
      onClick={pending ? undefined : onClick}
      aria-label={label}
      aria-busy={pending || undefined}
      className={cn(iconButtonVariants({ size, outlined }), className)}
    >
      {pending ? <Spinner /> : <Icon aria-hidden />}
    </button>
  );
}
