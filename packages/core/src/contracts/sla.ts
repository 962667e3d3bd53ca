import * as z from 'zod/mini';
import { slaClocks, ticketChannels, ticketPriorities } from './closed-sets.ts';
import { idSchema, timestampSchema } from './scalars.ts';

/** How a ticket stands with what is promised next; the words of the filter `sla`. */
export const slaStates = ['overdue', 'due_soon', 'on_track', 'paused', 'none'] as const;
export type SlaState = (typeof slaStates)[number];

/** A clock with less time left than this is due soon; the same as `private.sla_soon()`. */
export const slaSoonMinutes = 60;

/** The clocks of a ticket under its policy. Times are moments at which working time runs out. */
export const ticketSlaSchema = z.object({
  policy_id: idSchema,
  /** Which running clock is due first; null while none runs. */
  due_clock: z.nullable(z.enum(slaClocks)),
  due_at: z.nullable(timestampSchema),
  /** Until when the first response is promised, also once it was given. */
  first_response_due_at: z.nullable(timestampSchema),
  /** Until when the customer's oldest unanswered message is to be answered. */
  next_response_due_at: z.nullable(timestampSchema),
  /** Until when it is to be resolved, also once it was; null while that clock is paused. */
  resolution_due_at: z.nullable(timestampSchema),
  /** Working seconds that the resolution had taken when its clock last stopped. */
  resolution_spent: z.number(),
  /** Since when the resolution waits for the customer. */
  paused_at: z.nullable(timestampSchema),
  /** Which clocks ran out, one entry each time. */
  breaches: z.array(z.enum(slaClocks)),
});
export type TicketSla = z.infer<typeof ticketSlaSchema>;

/**
 * How a ticket stands, by the rules of the filter `sla`.
 *
 * @param now milliseconds since the epoch
 */
export function slaStateOf(sla: TicketSla | null, now: number): SlaState {
  if (sla === null) return 'none';
  if (sla.due_at === null) return sla.paused_at === null ? 'none' : 'paused';
  const left = Date.parse(sla.due_at) - now;
  if (left <= 0) return 'overdue';
  return left <= slaSoonMinutes * 60_000 ? 'due_soon' : 'on_track';
}

export const slaTargetSchema = z.object({
  priority: z.enum(ticketPriorities),
  /** Working minutes; null promises nothing. */
  first_response_minutes: z.nullable(z.number()),
  next_response_minutes: z.nullable(z.number()),
  resolution_minutes: z.nullable(z.number()),
});
export type SlaTarget = z.infer<typeof slaTargetSchema>;

export const slaPolicyColumns =
  'id,name,description,team_id,category_id,channel,schedule_id,position,is_active,sla_targets(priority,first_response_minutes,next_response_minutes,resolution_minutes)' as const;

/** What is promised to tickets that meet its conditions; null means any. The first that fits, by position, counts. */
export const slaPolicySchema = z.object({
  id: idSchema,
  name: z.string(),
  description: z.string(),
  team_id: z.nullable(idSchema),
  category_id: z.nullable(idSchema),
  channel: z.nullable(z.enum(ticketChannels)),
  /** Whose hours count where the ticket's team has no schedule; null: around the clock. */
  schedule_id: z.nullable(idSchema),
  position: z.number(),
  is_active: z.boolean(),
  sla_targets: z.array(slaTargetSchema),
});
export type SlaPolicy = z.infer<typeof slaPolicySchema>;

export const scheduleColumns =
  'id,name,timezone,schedule_hours(weekday,opens,closes),schedule_holidays(on_date,name)' as const;

/** When a team works: hours by weekday in a time zone, and the days off. */
export const scheduleSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** A name of the IANA time zone database. */
  timezone: z.string(),
  schedule_hours: z.array(
    z.object({
      /** 1 is Monday, 7 Sunday (ISO 8601). */
      weekday: z.number(),
      /** Local time as `HH:MM:SS`; a day ends at `24:00:00`. */
      opens: z.string(),
      closes: z.string(),
    }),
  ),
  schedule_holidays: z.array(z.object({ on_date: z.iso.date(), name: z.string() })),
});
export type Schedule = z.infer<typeof scheduleSchema>;
