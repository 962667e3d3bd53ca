import type { ComponentType, ReactNode } from 'react';
import { cn } from '../lib/cn.ts';

/** Tones of styles/tones.css. */
export type Tone =
  | 'neutral'
  | 'accent'
  | 'danger'
  | 'warning'
  | 'success'
  | 'note'
  | 'new'
  | 'open'
  | 'in_progress'
  | 'waiting'
  | 'resolved'
  | 'closed'
  | 'low'
  | 'medium'
  | 'high'
  | 'urgent';

export interface BadgeProps {
  tone?: Tone | undefined;
  icon?: ComponentType<{ 'aria-hidden': true }> | undefined;
  /** `quiet` has no fill: in dense lists, where twenty filled pills would shout. */
  look?: 'soft' | 'quiet' | undefined;
  children: ReactNode;
  className?: string | undefined;
}

/** A word with a colour. The colour repeats what the word says; it never says it alone. */
export function Badge({
  tone = 'neutral',
  icon: Icon,
  look = 'soft',
  children,
  className,
}: BadgeProps) {
  return (
    <span
      data-tone={tone}
      className={cn(
        'text-tone inline-flex max-w-full items-center gap-1.5 align-middle text-xs font-medium whitespace-nowrap [&_svg]:size-3.5 [&_svg]:shrink-0',
        look === 'soft' && 'bg-tone-soft rounded-full px-2 py-0.5',
        className,
      )}
    >
      {Icon ? <Icon aria-hidden /> : null}
      <span className="truncate">{children}</span>
    </span>
  );
}
