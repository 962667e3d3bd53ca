import type { SlaClock } from '@autocrm/core/contracts/closed-sets.ts';
import type { TicketSla } from '@autocrm/core/contracts/sla.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { useMinute } from '@autocrm/core/lib/minute-clock.ts';
import { Badge } from '@autocrm/core/ui/badge.tsx';
import { CircleAlert, CirclePause, Clock, ClockAlert } from 'lucide-react';
import { type DueState, minutesUntil, stateIn } from './due.ts';
import { sla as words } from './sla-messages.ts';
import { longDateTime } from './times.ts';

/** Each with an icon of its own: the colour says nothing alone. */
export const dueLooks = {
  overdue: { tone: 'danger', icon: CircleAlert },
  due_soon: { tone: 'warning', icon: ClockAlert },
  on_track: { tone: 'neutral', icon: Clock },
  paused: { tone: 'neutral', icon: CirclePause },
} as const satisfies Record<DueState, unknown>;

export interface DueBadgeProps {
  sla: TicketSla;
  /** `short` where many stand below each other: the time alone; which clock it is stands in the tooltip. */
  look?: 'short' | 'named';
  className?: string;
}

/** What is due next and in what time, counted down. Nothing where no clock runs or waits. */
export function DueBadge({ sla, look = 'short', className }: DueBadgeProps) {
  const { due_at, due_clock, paused_at } = sla;
  const minutes = useMinute((now) => (due_at === null ? null : minutesUntil(due_at, now)));
  if (due_at === null || minutes === null) {
    if (paused_at === null) return null;
    const title = words.clock_paused_since('resolution', longDateTime(paused_at));
    const text = { short: words.paused, long: words.clock_paused('resolution') };
    return <Shown {...text} state="paused" title={title} look={look} className={className} />;
  }
  const clock = due_clock ?? 'resolution';
  const when = longDateTime(due_at);
  return (
    <Shown
      {...textOf(clock, minutes)}
      state={stateIn(minutes)}
      title={minutes > 0 ? words.clock_due(clock, when) : words.clock_was_due(clock, when)}
      look={look}
      className={className}
    />
  );
}

function textOf(clock: SlaClock, minutes: number): { short: string; long: string } {
  if (minutes === 0) return { short: words.overdue, long: words.clock_overdue(clock) };
  const time = words.duration(Math.abs(minutes));
  return minutes > 0
    ? { short: time, long: words.clock_due_in(clock, time) }
    : { short: words.over(time), long: words.clock_overdue_by(clock, time) };
}

function Shown({
  short,
  long,
  state,
  title,
  look,
  className,
}: {
  short: string;
  long: string;
  state: DueState;
  title: string;
  look: 'short' | 'named';
  className: string | undefined;
}) {
  const { tone, icon: Icon } = dueLooks[state];
  if (look === 'named') {
    return (
      <span title={title} className={cn('inline-flex max-w-full tabular-nums', className)}>
        <Badge tone={tone} icon={Icon} look={state === 'on_track' ? 'quiet' : 'soft'}>
          {long}
        </Badge>
      </span>
    );
  }
  // As few elements as can be: every row that scrolls by has it.
  return (
    <span
      title={title}
      data-tone={tone}
      className={cn(
        'text-tone inline-flex items-center gap-1.5 text-xs font-medium whitespace-nowrap tabular-nums',
        className,
      )}
    >
      <Icon aria-hidden className="size-3.5" />
      <span aria-hidden>{short}</span>
      <span className="sr-only">{long}</span>
    </span>
  );
}
