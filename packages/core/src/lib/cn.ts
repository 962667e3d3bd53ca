import { type ClassValue, clsx } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

// Our spacing and shadow names are not Tailwind's own; without this, `h-control-md h-8` would keep both.
const merge = extendTailwindMerge({
  extend: {
    theme: {
      spacing: ['control-sm', 'control-md', 'control-lg', 'row'],
      shadow: ['raised', 'card'],
    },
  },
});

/** Joins class names; of two Tailwind classes for the same property the later wins. */
export function cn(...inputs: readonly ClassValue[]): string {
  return merge(clsx(inputs));
}
