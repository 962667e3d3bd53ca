import type { TagColour } from '@autocrm/core/contracts/closed-sets.ts';
import type { TicketTag } from '@autocrm/core/contracts/ticket.ts';
import type { Tone } from '@autocrm/core/ui/badge.tsx';

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

/** The tags of a row in one line: as many names as fit, the rest on hover. */
export function TagDots({ tags }: { tags: readonly TicketTag[] }) {
  if (tags.length === 0) return null;
  return (
    <span
      title={tags.map(({ name }) => name).join(', ')}
      className="flex min-w-0 items-center gap-2 overflow-hidden"
    >
      {tags.map(({ id, name, colour }) => (
        <span key={id} className="flex min-w-4 items-center gap-1">
          <TagDot colour={colour} />
          <span className="truncate">{name}</span>
        </span>
      ))}
    </span>
  );
}
