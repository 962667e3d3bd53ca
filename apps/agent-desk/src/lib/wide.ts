/** From where on the panes stand side by side; Tailwind's `lg`. */
export const wide = '(width >= 64rem)';
