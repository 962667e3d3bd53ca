import type { Availability } from '../contracts/closed-sets.ts';
import { cn } from '../lib/cn.ts';

/** Full, half and empty: told apart without their colours. */
const looks: Readonly<Record<Availability, string>> = {
  online: 'bg-tone',
  away: 'bg-linear-to-r from-tone from-50% to-surface to-50%',
  offline: 'bg-surface',
};

const tones = { online: 'success', away: 'warning', offline: 'neutral' } as const;

export interface AvailabilityDotProps {
  availability: Availability;
  className?: string | undefined;
}

/** Whether somebody is at work; the word for it stands beside it or in the name of what it is part of. */
export function AvailabilityDot({ availability, className }: AvailabilityDotProps) {
  return (
    <span
      aria-hidden
      data-tone={tones[availability]}
      className={cn(
        'border-tone inline-block size-2.5 shrink-0 rounded-full border-[1.5px]',
        looks[availability],
        className,
      )}
    />
  );
}
