import { isLiveStatus, type SlaClock } from '@autocrm/core/contracts/closed-sets.ts';
import type { SlaTarget } from '@autocrm/core/contracts/sla.ts';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';

const minuteMs = 60_000;

/** How a clock of a ticket stands. */
type ClockStand =
  | { kind: 'running'; due_at: string }
  | { kind: 'met'; due_at: string | null }
  /** `minutes` too late; null where it is known alone that it was. */
  | { kind: 'late'; due_at: string | null; minutes: number | null }
  /** Working minutes left, below zero when it was over before; null while the target is not known. */
  | { kind: 'paused'; since: string; minutes: number | null }
  /** Resolved before anybody of staff wrote. */
  | { kind: 'unanswered' };

export interface ShownClock {
  clock: SlaClock;
  stand: ClockStand;
  /** Working minutes that are promised; undefined while that is not known. */
  promised: number | undefined;
}

/**
 * The clocks of a ticket that say something, in the order in which they run.
 *
 * @param target what its policy promises for its priority, once that is known
 */
export function clocksOf(ticket: StaffTicketDetail, target: SlaTarget | undefined): ShownClock[] {
  const stands: [SlaClock, ClockStand | undefined][] = [
    ['first_response', firstResponse(ticket)],
    ['next_response', nextResponse(ticket)],
    ['resolution', resolution(ticket, target?.resolution_minutes ?? undefined)],
  ];
  return stands.flatMap(([clock, stand]) =>
    stand ? [{ clock, stand, promised: target?.[`${clock}_minutes`] ?? undefined }] : [],
  );
}

function firstResponse({ sla, ...ticket }: StaffTicketDetail): ClockStand | undefined {
  const due_at = sla?.first_response_due_at ?? null;
  if (due_at === null) return undefined;
  if (ticket.first_responded_at !== null) return ended(ticket.first_responded_at, due_at);
  return isOver(ticket) ? { kind: 'unanswered' } : { kind: 'running', due_at };
}

function nextResponse({ sla, ...ticket }: StaffTicketDetail): ClockStand | undefined {
  const due_at = sla?.next_response_due_at ?? null;
  return due_at === null || isOver(ticket) ? undefined : { kind: 'running', due_at };
}

function resolution(
  { sla, ...ticket }: StaffTicketDetail,
  promised: number | undefined,
): ClockStand | undefined {
  if (!sla) return undefined;
  const { resolution_due_at: due_at, paused_at, resolution_spent, breaches } = sla;
  if (!isLiveStatus(ticket.status)) {
    if (due_at !== null && ticket.resolved_at !== null) return ended(ticket.resolved_at, due_at);
    // It was resolved while the clock was paused: what is left is whether it had run out before.
    if (breaches.includes('resolution')) return { kind: 'late', due_at: null, minutes: null };
    return promised === undefined ? undefined : { kind: 'met', due_at: null };
  }
  if (isOver(ticket)) return undefined;
  if (due_at !== null) return { kind: 'running', due_at };
  if (paused_at === null) return undefined;
  const minutes = promised === undefined ? null : promised - Math.round(resolution_spent / 60);
  return { kind: 'paused', since: paused_at, minutes };
}

function ended(at: string, due_at: string): ClockStand {
  const late = Date.parse(at) - Date.parse(due_at);
  if (late <= 0) return { kind: 'met', due_at };
  return { kind: 'late', due_at, minutes: Math.max(1, Math.floor(late / minuteMs)) };
}

function isOver({
  status,
  merged_into,
  deleted_at,
}: Pick<StaffTicketDetail, 'status' | 'merged_into' | 'deleted_at'>): boolean {
  return !isLiveStatus(status) || merged_into !== null || deleted_at !== null;
}
