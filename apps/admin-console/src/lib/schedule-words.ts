import { minutesOfDay, weekdays } from '@autocrm/core/contracts/service-level-forms.ts';
import type { Schedule } from '@autocrm/core/contracts/sla.ts';
import { t } from './messages.ts';

interface Span {
  from: number;
  to: number;
}

const wholeDay = 24 * 60;

/** "Monday" for 1, as ISO 8601 counts. */
export function weekdayName(weekday: number, form: 'long' | 'short' = 'long'): string {
  // 1 January 2024 was a Monday.
  const day = new Date(2024, 0, weekday);
  return new Intl.DateTimeFormat(undefined, { weekday: form }).format(day);
}

/** Minutes since midnight of a time as the database writes it: "09:00:00". */
function minutesOf(time: string): number {
  return minutesOfDay(time.slice(0, 5)) ?? 0;
}

/** When people work on a weekday, from morning to evening. */
export function spansOf({ schedule_hours }: Schedule, weekday: number): Span[] {
  return schedule_hours
    .filter((hours) => hours.weekday === weekday)
    .map(({ opens, closes }) => ({ from: minutesOf(opens), to: minutesOf(closes) }))
    .toSorted((a, b) => a.from - b.from);
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((total, { from, to }) => total + to - from, 0);
}

/** "9:00", without the nought that makes a column of times. */
function shortTime(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

function spansText(spans: readonly Span[]): string {
  return spans.map(({ from, to }) => t.schedules.span(shortTime(from), shortTime(to))).join(', ');
}

/** When a schedule is open, days of the same hours together: "Mon–Fri 9:00–17:00", "Sat 10:00–14:00". */
export function hoursLines(schedule: Schedule): string[] {
  const days = weekdays.map((weekday) => spansOf(schedule, weekday));
  if (days.every((spans) => lengthOf(spans) === wholeDay)) return [t.schedules.around_the_clock];
  const groups: { first: number; last: number; text: string }[] = [];
  for (const weekday of weekdays) {
    const text = spansText(days[weekday - 1] ?? []);
    const before = groups.at(-1);
    if (before?.text === text) before.last = weekday;
    else groups.push({ first: weekday, last: weekday, text });
  }
  return groups
    .filter(({ text }) => text !== '')
    .map(({ first, last, text }) => `${daysText(first, last)} ${text}`);
}

function daysText(first: number, last: number): string {
  const name = weekdayName(first, 'short');
  return first === last ? name : t.schedules.days(name, weekdayName(last, 'short'));
}

/** How long a working day usually is, in minutes: what "2 days" means. Around the clock where there is no schedule. */
export function workingDayMinutes(schedule: Schedule | undefined): number {
  if (!schedule) return wholeDay;
  const lengths = weekdays
    .map((weekday) => lengthOf(spansOf(schedule, weekday)))
    .filter((length) => length > 0);
  const timesOf = (length: number): number => lengths.filter((other) => other === length).length;
  const [usual = wholeDay] = lengths.toSorted((a, b) => timesOf(b) - timesOf(a) || b - a);
  return usual;
}

/** What day it is where the schedule counts, as `YYYY-MM-DD`. @param now milliseconds since the epoch */
export function todayIn(timezone: string, now: number): string {
  // Swedish writes days as ISO 8601 does.
  return new Intl.DateTimeFormat('sv', { timeZone: timezone }).format(now);
}

/** The next day off, today among them. @param now milliseconds since the epoch */
export function nextDayOff(
  { timezone, schedule_holidays }: Schedule,
  now: number,
): Schedule['schedule_holidays'][number] | undefined {
  const today = todayIn(timezone, now);
  return schedule_holidays
    .filter(({ on_date }) => on_date >= today)
    .toSorted((a, b) => (a.on_date < b.on_date ? -1 : 1))[0];
}

/** A time zone as people read it: "America/New York". */
export function timezoneName(timezone: string): string {
  return timezone.replaceAll('_', ' ');
}
