import { cn } from '@autocrm/core/lib/cn.ts';
import type { ReactNode } from 'react';

/** A list of facts, each a name and what is so. */
export function Facts({ className, children }: { className?: string; children: ReactNode }) {
  return <dl className={cn('grid gap-1.5 text-sm', className)}>{children}</dl>;
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-3">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 truncate">{children}</dd>
    </div>
  );
}
