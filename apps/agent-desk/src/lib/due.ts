import { type SlaState, slaSoonMinutes, type TicketSla } from '@autocrm/core/contracts/sla.ts';

const minuteMs = 60_000;
const hour = 60;
const day = 24 * hour;

/**
 * Minutes until a moment, as exact as they are shown: of days, full hours. Begun ones count, so that none are left at
 * that moment and from then on they are below zero.
 *
 * @param now milliseconds since the epoch
 */
export function minutesUntil(at: string, now: number): number {
  const minutes = Math.ceil((Date.parse(at) - now) / minuteMs);
  return Math.abs(minutes) < day ? minutes : Math.ceil(minutes / hour) * hour;
}

/** How what is due in so many minutes stands; by the rule of `slaStateOf`. */
export function stateIn(minutes: number): 'overdue' | 'due_soon' | 'on_track' {
  if (minutes <= 0) return 'overdue';
  return minutes <= slaSoonMinutes ? 'due_soon' : 'on_track';
}

/** Whether there is anything to count down, or that waits to be. */
export function hasDue(sla: TicketSla | null): sla is TicketSla {
  return Boolean(sla && (sla.due_at !== null || sla.paused_at !== null));
}

export type DueState = Exclude<SlaState, 'none'>;
