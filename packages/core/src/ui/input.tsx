import type { VariantProps } from 'class-variance-authority';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '../lib/cn.ts';
import { controlVariants } from './control.ts';

export interface InputProps
  extends Omit<ComponentProps<'input'>, 'size'>, VariantProps<typeof controlVariants> {
  /** A mark at the start, such as a magnifying glass; it carries no meaning of its own. */
  icon?: LucideIcon | undefined;
}

export function Input({ icon: Icon, size, className, type = 'text', ...props }: InputProps) {
  const input = (
    <input
      // Words are read in their own direction, whatever the page's.
      dir="auto"
      {...props}
      type={type}
      className={cn(controlVariants({ size }), Icon && 'ps-9', className)}
    />
  );
  if (!Icon) return input;
  return (
    <span className="relative block w-full">
      <Icon
        aria-hidden
        className="text-muted pointer-events-none absolute start-3 top-1/2 size-4 -translate-y-1/2"
      />
      {input}
    </span>
  );
}
