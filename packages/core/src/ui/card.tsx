import type { ComponentProps, ReactNode } from 'react';
import { cn } from '../lib/cn.ts';

export function Card({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      {...props}
      className={cn('border-border bg-surface shadow-card rounded-xl border', className)}
    />
  );
}

export interface CardHeaderProps {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** Level of the title's heading, by its place on the page. */
  level?: 2 | 3 | undefined;
}

export function CardHeader({ title, description, actions, level = 2 }: CardHeaderProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="border-border flex items-start gap-4 border-b px-5 py-4">
      <div className="min-w-0 flex-1">
        <Heading className="text-base font-semibold">{title}</Heading>
        {description === undefined ? null : (
          <p className="text-muted mt-0.5 text-sm">{description}</p>
        )}
      </div>
      {actions}
    </div>
  );
}

export function CardBody({ className, ...props }: ComponentProps<'div'>) {
  return <div {...props} className={cn('px-5 py-4', className)} />;
}
