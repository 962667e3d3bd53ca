import { ratings } from '@autocrm/core/contracts/ticket-rating.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { Star } from 'lucide-react';
import { late } from '../../lib/late-messages.ts';

/** A rating as stars, read out as a number. @param rating 1 to 5 */
export function Stars({ rating }: { rating: number }) {
  return (
    <span
      role="img"
      aria-label={late.workspace.rated(rating)}
      title={late.workspace.rated(rating)}
      className="inline-flex shrink-0 gap-px align-middle"
    >
      {ratings.map((step) => (
        <Star
          key={step}
          aria-hidden
          className={cn(
            'size-3.5',
            step <= rating ? 'text-warning-ink fill-current' : 'text-border-strong',
          )}
        />
      ))}
    </span>
  );
}
