import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps, MouseEvent } from 'react';
import { cn } from '../lib/cn.ts';
import { Spinner } from './spinner.tsx';

/** Also for links that look like buttons: `<Link className={buttonVariants({ variant: 'primary' })}>`. */
export const buttonVariants = cva(
  [
    'inline-flex shrink-0 items-center justify-center gap-2 rounded-md border font-medium whitespace-nowrap select-none',
    'no-underline transition-[background-color,border-color,color]',
    'disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50',
    '[&_svg]:size-4 [&_svg]:shrink-0',
  ],
  {
    variants: {
      variant: {
        primary: 'bg-accent text-on-accent hover:bg-accent-hover border-transparent',
        secondary: 'border-border bg-surface text-text shadow-card hover:bg-hover',
        ghost: 'text-text hover:bg-hover aria-expanded:bg-hover border-transparent bg-transparent',
        danger: 'bg-danger text-on-danger hover:bg-danger-hover border-transparent',
        danger_quiet: 'border-border bg-surface text-danger-ink shadow-card hover:bg-danger-soft',
      },
      size: {
        sm: 'h-control-sm px-2.5 text-sm',
        md: 'h-control-md px-3.5 text-base',
        lg: 'h-control-lg px-5 text-base',
      },
      full: { true: 'w-full', false: '' },
    },
    defaultVariants: { variant: 'secondary', size: 'md', full: false },
  },
);

export interface ButtonProps
  extends Omit<ComponentProps<'button'>, 'type'>, VariantProps<typeof buttonVariants> {
  /** Under way: keeps its place and the focus, and does nothing when pressed again. */
  pending?: boolean | undefined;
  type?: 'button' | 'submit' | undefined;
}

export function Button({
  variant,
  size,
  full,
  pending = false,
  className,
  children,
  type,
  onClick,
  ...props
}: ButtonProps) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (pending) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...props}
      type={type === 'submit' ? 'submit' : 'button'}
      onClick={press}
      aria-busy={pending || undefined}
      aria-disabled={pending || props['aria-disabled']}
      className={cn(buttonVariants({ variant, size, full }), className)}
    >
      {pending ? <Spinner /> : null}
      {children}
    </button>
  );
}
