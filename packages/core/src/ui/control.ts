import { cva } from 'class-variance-authority';

/** The look of everything one types or chooses in: input, textarea, select, combobox. */
export const controlVariants = cva(
  [
    'border-border-strong bg-surface text-text w-full min-w-0 rounded-md border transition-colors',
    'hover:border-muted disabled:bg-sunken disabled:text-muted disabled:cursor-not-allowed data-disabled:opacity-60',
    'aria-invalid:border-danger aria-invalid:outline-danger [&:is(input,textarea)]:read-only:bg-sunken',
    'focus-visible:border-ring focus-visible:outline-1 focus-visible:outline-offset-0',
  ],
  {
    variants: {
      size: {
        sm: 'h-control-sm px-2 text-sm',
        md: 'h-control-md px-3 text-base',
        lg: 'h-control-lg px-3.5 text-base',
      },
    },
    defaultVariants: { size: 'md' },
  },
);
