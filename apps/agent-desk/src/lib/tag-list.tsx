import { TagDot } from '@autocrm/core/blocks/tag-dot.tsx';
import type { TicketTag } from '@autocrm/core/contracts/ticket.ts';

/** The tags of a row in one line: as many names as fit, the rest on hover. */
export function TagDots({ tags }: { tags: readonly TicketTag[] }) {
  if (tags.length === 0) return null;
  return (
    <span
      title={tags.map(({ name }) => name).join(', ')}
      // What does not fit goes to a second line, which is out of sight; the gap stands on the side that is clipped.
      className="-ms-2 flex h-lh min-w-0 flex-wrap overflow-hidden"
    >
      <span className="h-lh w-px" />
      {tags.map(({ id, name, colour }) => (
        <span key={id} className="ms-2 flex h-lh max-w-32 items-center gap-1">
          <TagDot colour={colour} />
          <span className="truncate">{name}</span>
        </span>
      ))}
    </span>
  );
}
