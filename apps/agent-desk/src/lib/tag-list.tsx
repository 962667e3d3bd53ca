import { TagDot } from '@autocrm/core/blocks/tag-dot.tsx';
import type { TicketTag } from '@autocrm/core/contracts/ticket.ts';

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
