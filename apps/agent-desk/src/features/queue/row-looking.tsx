import type { PresenceMode } from '@autocrm/core/contracts/realtime.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { initials } from '@autocrm/core/lib/initials.ts';
import { useLooking } from '@autocrm/core/realtime/looking.ts';
import { Eye, PenLine } from 'lucide-react';
import { t } from '../../lib/messages.ts';

/** So many are shown, who reply first; of the others, how many they are. */
const most = 2;

/** Which colleagues have a ticket open, beside what gives way to it: nothing else in the row moves. */
export function RowLooking({ ticketId, className }: { ticketId: string; className?: string }) {
  const people = useLooking(ticketId);
  if (people.length === 0) return null;
  const namesOf = (mode: PresenceMode) =>
    people.filter((one) => one.mode === mode).map(({ name }) => name);
  const [replying, viewing] = [namesOf('replying'), namesOf('viewing')];
  const words = [
    ...(replying.length > 0 ? [t.ticket.replying(replying)] : []),
    ...(viewing.length > 0 ? [t.queue.looking(viewing)] : []),
  ].join(', ');
  const Icon = replying.length > 0 ? PenLine : Eye;
  const shown = [...replying, ...viewing].slice(0, most).map(initials);
  if (people.length > most) shown.push(t.queue.more_of(people.length - most));
  return (
    <span
      title={words}
      className={cn(
        'flex shrink-0 items-center gap-1 text-xs whitespace-nowrap',
        replying.length > 0 ? 'text-warning-ink' : 'text-muted',
        className,
      )}
    >
      <Icon aria-hidden className="size-3.5" />
      <span
        aria-hidden
        // Drawn, not written, like those of an avatar: the words stand for them.
        data-initials={shown.join(' ')}
        className="font-semibold before:content-[attr(data-initials)]"
      />
      <span className="sr-only">{words}</span>
    </span>
  );
}
