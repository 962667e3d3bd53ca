import { cva } from 'class-variance-authority';

/** How links look: `<Link className={linkVariants()}>`. In running text they are underlined, never told by colour alone. */
export const linkVariants = cva('rounded-sm transition-colors', {
  variants: {
    variant: {
      inline: 'text-accent-ink underline decoration-1 underline-offset-3 hover:decoration-2',
      quiet: 'text-muted hover:text-text underline-offset-3 hover:underline',
      title: 'text-text font-medium underline-offset-3 hover:underline',
    },
  },
  defaultVariants: { variant: 'inline' },
});
