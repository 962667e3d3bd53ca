import * as z from 'zod/mini';
import { lineSchema, noteSchema } from './catalog-forms.ts';
import {
  type SlaClock,
  slaClocks,
  ticketChannels,
  type TicketPriority,
  ticketPriorities,
} from './closed-sets.ts';
import { idSchema } from './scalars.ts';
import type { SlaTarget } from './sla.ts';

/** Bounds of schedules and service levels; the same as the CHECKs in the migrations. */
export const serviceLevelLimits = {
  schedule: { name: 80, spans_a_day: 10, holiday: 80, holidays: 500 },
  policy: { name: 80, description: 300 },
  /** Of working time: a year. */
  target_minutes: 525_600,
} as const;

/** Monday to Sunday as ISO 8601 counts them. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

const minutesOfADay = 24 * 60;
const timePattern = /^(\d{1,2})[:.]?(\d{2})?\s*(am|pm)?$/i;

/** Minutes since midnight of a time as people write it: "9", "9:30", "1730", "5 pm", "24:00"; null for anything else. */
export function minutesOfDay(text: string): number | null {
  const [, hours = '', minutes = '00', half] = timePattern.exec(text.trim()) ?? [];
  const isAfternoon = half?.toLowerCase() === 'pm';
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (isAfternoon ? 12 : 0);
  const isTime = hours !== '' && Number(minutes) < 60 && (half === undefined || isHalfDay(hours));
  const total = hour * 60 + Number(minutes);
  return isTime && total <= minutesOfADay ? total : null;
}

function isHalfDay(hours: string): boolean {
  return Number(hours) >= 1 && Number(hours) <= 12;
}

/** "09:00" for 540: how forms show a time of day and the database takes it. */
export function timeOfDay(minutes: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const spanSchema = z.object({ opens: z.string(), closes: z.string() });
type Span = z.infer<typeof spanSchema>;

interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

const notATime = 'Enter a time such as 9:00 or 17:30.';

/** What is wrong with one span by itself. */
function spanProblem({ opens, closes }: Span): Problem | undefined {
  const [from, to] = [minutesOfDay(opens), minutesOfDay(closes)];
  if (from === null) return { path: ['opens'], message: notATime };
  if (to === null) return { path: ['closes'], message: notATime };
  return to > from
    ? undefined
    : { path: ['closes'], message: 'This must be later than the start.' };
}

/** What is wrong with the spans of one day, at most one problem for each. */
function dayProblems(spans: readonly Span[]): Problem[] {
  const known: { from: number; to: number }[] = [];
  return spans.flatMap((span, index) => {
    const problem = spanProblem(span) ?? overlapProblem(span, known);
    return problem ? [{ ...problem, path: [index, ...problem.path] }] : [];
  });
}

/** @param known the spans before it, to which it is added when it fits */
function overlapProblem(
  { opens, closes }: Span,
  known: { from: number; to: number }[],
): Problem | undefined {
  const [from, to] = [minutesOfDay(opens) ?? 0, minutesOfDay(closes) ?? 0];
  const met = known.find((other) => from < other.to && other.from < to);
  if (met) {
    const message = `This overlaps with ${timeOfDay(met.from)}–${timeOfDay(met.to)}.`;
    return { path: ['opens'], message };
  }
  known.push({ from, to });
  return undefined;
}

/** One day of the week: no span means closed. */
const daySchema = z.object({
  weekday: z.number(),
  spans: z.array(spanSchema).check(
    z.check(({ value, issues }) => {
      for (const { path, message } of dayProblems(value)) {
        issues.push({ code: 'custom', input: value, path: [...path], message, continue: true });
      }
    }),
  ),
});

/** Whether a time zone of this name is known here. */
function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const holidaySchema = z.object({
  on_date: z.iso.date('Choose a day.'),
  name: lineSchema(serviceLevelLimits.schedule.holiday),
});
export type ScheduleHoliday = z.infer<typeof holidaySchema>;

/** Names the problem of a day off that was begun, so that nothing typed is lost in silence. */
function newHolidayProblem(
  { on_date, name }: ScheduleHoliday,
  holidays: readonly ScheduleHoliday[],
): Problem | undefined {
  if (on_date === '' && name.trim() === '') return undefined;
  const [issue] = z.safeParse(holidaySchema, { on_date, name }).error?.issues ?? [];
  if (issue) return { path: [String(issue.path[0])], message: issue.message };
  const { holidays: most } = serviceLevelLimits.schedule;
  if (holidays.length >= most) {
    return { path: ['on_date'], message: `${most} days are the most. Remove past ones.` };
  }
  return holidays.some((holiday) => holiday.on_date === on_date)
    ? { path: ['on_date'], message: 'This day is off already.' }
    : undefined;
}

/** A schedule as its form holds it: days with the spans in which people work, days off, and one being added. */
export const scheduleFormSchema = z.pipe(
  z
    .object({
      name: lineSchema(serviceLevelLimits.schedule.name),
      timezone: z.string().check(z.refine(isTimeZone, { error: 'Choose a time zone.' })),
      days: z.array(daySchema).check(
        z.refine((days) => days.some(({ spans }) => spans.length > 0), {
          error: 'Open on at least one day.',
        }),
      ),
      holidays: z.array(holidaySchema),
      new_holiday: z.object({ on_date: z.string(), name: z.string() }),
    })
    .check(
      z.check(({ value, issues }) => {
        const problem = newHolidayProblem(value.new_holiday, value.holidays);
        if (!problem) return;
        const path = ['new_holiday', ...problem.path];
        issues.push({ code: 'custom', input: value, path, message: problem.message });
      }),
    ),
  z.transform(({ name, timezone, days, holidays, new_holiday }) => ({
    name,
    timezone,
    hours: days.flatMap(({ weekday, spans }) => spans.map((span) => hoursOf(weekday, span))),
    holidays: allHolidays(holidays, new_holiday),
  })),
);
export type ScheduleValues = z.input<typeof scheduleFormSchema>;
/** A schedule as `save_schedule` takes it. */
export type ScheduleForm = z.output<typeof scheduleFormSchema>;

function allHolidays(holidays: readonly ScheduleHoliday[], added: ScheduleHoliday) {
  const more = added.on_date === '' ? [] : [{ ...added, name: added.name.trim() }];
  return [...holidays, ...more].toSorted((a, b) => (a.on_date < b.on_date ? -1 : 1));
}

function hoursOf(weekday: number, { opens, closes }: Span) {
  const [from, to] = [minutesOfDay(opens) ?? 0, minutesOfDay(closes) ?? 0];
  return { weekday, opens: timeOfDay(from), closes: timeOfDay(to) };
}

export const targetUnits = ['minutes', 'hours', 'days'] as const;
export type TargetUnit = (typeof targetUnits)[number];

const wholeNumber = 'Enter a whole number, or nothing.';

const targetTimeSchema = z
  .object({
    /** As typed; empty promises nothing. */
    amount: z.string(),
    unit: z.enum(targetUnits),
  })
  .check(
    z.check(({ value, issues }) => {
      const message = targetProblem(value);
      if (message === undefined) return;
      issues.push({ code: 'custom', input: value, path: ['amount'], message, continue: true });
    }),
  );
export type TargetTime = z.infer<typeof targetTimeSchema>;

function targetProblem({ amount, unit }: TargetTime): string | undefined {
  if (amount.trim() === '') return undefined;
  if (!/^\d{1,6}$/.test(amount.trim()) || Number(amount) === 0) return wholeNumber;
  // By the longest day there is: whichever schedule is chosen, the database takes it.
  const minutes = minutesOfTarget({ amount, unit }, minutesOfADay) ?? 0;
  return minutes > serviceLevelLimits.target_minutes ? 'A year is the most.' : undefined;
}

/**
 * The working minutes that a target means; null for none.
 *
 * @param dayMinutes how long a working day is
 */
export function minutesOfTarget({ amount, unit }: TargetTime, dayMinutes: number): number | null {
  if (amount.trim() === '') return null;
  return Number(amount) * { minutes: 1, hours: 60, days: dayMinutes }[unit];
}

/** The largest unit in which so many working minutes are a whole number. */
export function targetOfMinutes(minutes: number | null, dayMinutes: number): TargetTime {
  if (minutes === null) return { amount: '', unit: 'hours' };
  if (minutes % dayMinutes === 0) return { amount: String(minutes / dayMinutes), unit: 'days' };
  if (minutes % 60 === 0) return { amount: String(minutes / 60), unit: 'hours' };
  return { amount: String(minutes), unit: 'minutes' };
}

const clocksSchema = z.object({
  first_response: targetTimeSchema,
  next_response: targetTimeSchema,
  resolution: targetTimeSchema,
} satisfies Record<SlaClock, unknown>);

const targetsSchema = z
  .object({
    low: clocksSchema,
    medium: clocksSchema,
    high: clocksSchema,
    urgent: clocksSchema,
  } satisfies Record<TicketPriority, unknown>)
  .check(
    z.refine(
      (targets) =>
        ticketPriorities.some((priority) =>
          slaClocks.some((clock) => targets[priority][clock].amount.trim() !== ''),
        ),
      { error: 'Promise at least one time.' },
    ),
  );
export type TargetTimes = z.infer<typeof targetsSchema>;

/** A service level as its form holds it; null in a condition means any. */
export const slaPolicyFormSchema = z.object({
  name: lineSchema(serviceLevelLimits.policy.name),
  description: noteSchema(serviceLevelLimits.policy.description),
  team_id: z.nullable(idSchema),
  category_id: z.nullable(idSchema),
  channel: z.nullable(z.enum(ticketChannels)),
  schedule_id: z.nullable(idSchema),
  is_active: z.boolean(),
  targets: targetsSchema,
});
export type SlaPolicyValues = z.infer<typeof slaPolicyFormSchema>;

/** A service level as `save_sla_policy` takes it. */
export interface SlaPolicyForm extends Omit<SlaPolicyValues, 'targets'> {
  targets: SlaTarget[];
}

/** What a checked form promises, in working minutes. @param dayMinutes how long a working day is */
export function slaPolicyForm(values: SlaPolicyValues, dayMinutes: number): SlaPolicyForm {
  return {
    ...values,
    targets: ticketPriorities.map((priority) => {
      const times = values.targets[priority];
      return {
        priority,
        first_response_minutes: minutesOfTarget(times.first_response, dayMinutes),
        next_response_minutes: minutesOfTarget(times.next_response, dayMinutes),
        resolution_minutes: minutesOfTarget(times.resolution, dayMinutes),
      };
    }),
  };
}
