import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '../lib/cn.ts';

export interface EmptyStateProps {
  icon?: LucideIcon | undefined;
  title: string;
  /** What will stand here, in a sentence. */
  description?: ReactNode;
  /** The one next thing to do. */
  action?: ReactNode;
  className?: string | undefined;
}

export function EmptyState({ icon: Icon, title, description, action, className }: EmptyStateProps) {
  return (
    <div className={cn('flex flex-col items-center px-6 py-14 text-center', className)}>
      {Icon ? (
        <span className="border-border bg-surface text-muted shadow-card mb-4 grid size-11 place-items-center rounded-xl border">
          <Icon aria-hidden className="size-5" />
        </span>
      ) : null}
      <p className="text-base font-semibold">{title}</p>
      {description === undefined ? null : (
        <p className="text-muted mt-1 max-w-sm text-base text-pretty">{description}</p>
      )}
      {action === undefined ? null : <div className="mt-5">{action}</div>}
    </div>
  );
}
