import type { TagColour } from '../contracts/closed-sets.ts';
import type { Tone } from '../ui/badge.tsx';

const tones: Readonly<Record<TagColour, Tone>> = {
  grey: 'neutral',
  red: 'danger',
  orange: 'high',
  yellow: 'warning',
  green: 'success',
  teal: 'waiting',
  blue: 'open',
  purple: 'new',
  pink: 'urgent',
};

/** A tag's colour; its name always stands beside it. */
export function TagDot({ colour }: { colour: TagColour }) {
  return (
    <span
      aria-hidden
      data-tone={tones[colour]}
      className="bg-tone inline-block size-2 shrink-0 rounded-full"
    />
  );
}
