import { type Rating, ratings } from '@autocrm/core/contracts/ticket-rating.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { Star } from 'lucide-react';
import { useId, useState } from 'react';
import { late } from '../../lib/late-messages.ts';

export interface StarRatingProps {
  value: Rating | null;
  onChange: (value: Rating) => void;
  label: string;
  describedBy?: string | undefined;
}

/** One to five stars as the browser's own radio buttons, so that arrow keys and screen readers know them; each has its word. */
export function StarRating({ value, onChange, label, describedBy }: StarRatingProps) {
  const name = useId();
  const [pointed, setPointed] = useState<Rating | null>(null);
  const shown = pointed ?? value;
  return (
    <fieldset aria-describedby={describedBy}>
      <legend className="sr-only">{label}</legend>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <div
          className="flex"
          onPointerLeave={() => {
            setPointed(null);
          }}
        >
          {ratings.map((rating) => (
            <label
              key={rating}
              className="has-focus-visible:outline-ring cursor-pointer rounded-md p-1.5 has-focus-visible:outline-2"
              onPointerEnter={(event) => {
                // A finger points at nothing before it touches.
                if (event.pointerType === 'mouse') setPointed(rating);
              }}
            >
              <input
                type="radio"
                name={name}
                value={rating}
                checked={value === rating}
                className="sr-only"
                onChange={() => {
                  onChange(rating);
                }}
              />
              <Star
                aria-hidden
                className={cn(
                  'size-7 transition-colors',
                  shown !== null && rating <= shown
                    ? 'fill-warning-ink text-warning-ink'
                    : 'text-border-strong fill-none',
                )}
              />
              <span className="sr-only">{late.rating.choice(rating)}</span>
            </label>
          ))}
        </div>
        {/* The radio's own name says it to those who do not see it. */}
        <span aria-hidden className="text-muted text-sm">
          {shown === null ? late.rating.none : late.rating.words[shown]}
        </span>
      </div>
    </fieldset>
  );
}
