import { TagDot } from '@autocrm/core/blocks/tag-dot.tsx';
import type { TicketTag } from '@autocrm/core/contracts/ticket.ts';
import { t } from './messages.ts';

/** With more than these there is room for one and for how many others there are. */
const most = 2;

/** The tags of a row in one line, all of them on hover. Of two, the second is there where it fits. */
export function TagDots({ tags }: { tags: readonly TicketTag[] }) {
  if (tags.length === 0) return null;
  const shown = tags.length > most ? tags.slice(0, 1) : tags;
  const others = tags.slice(shown.length);
  return (
    <span title={tags.map(({ name }) => name).join(', ')} className="flex min-w-0 gap-1.5">
      <span
        // What does not fit goes to a second line, which is out of sight; the gap stands on the side that is clipped.
        className="-ms-2 flex h-lh min-w-0 flex-wrap overflow-hidden"
      >
        <span className="h-lh w-px" />
        {shown.map(({ id, name, colour }) => (
          <span key={id} className="ms-2 flex h-lh max-w-32 items-center gap-1">
            <TagDot colour={colour} />
            <span className="truncate">{name}</span>
          </span>
        ))}
      </span>
      {others.length > 0 ? (
        <span className="text-muted shrink-0">
          <span aria-hidden>{t.queue.more_of(others.length)}</span>
          <span className="sr-only">{others.map(({ name }) => name).join(', ')}</span>
        </span>
      ) : null}
    </span>
  );
}
