import type { ReactNode } from 'react';

/** One key or chord, as people see it on their keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="border-border bg-sunken text-muted inline-flex h-5 min-w-5 items-center justify-center rounded-sm border px-1 font-sans text-xs">
      {children}
    </kbd>
  );
}
