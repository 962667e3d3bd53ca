import type { SlaClock } from '@autocrm/core/contracts/closed-sets.ts';
import type { Widen } from '@autocrm/core/lib/widen.ts';

const clocks = {
  first_response: 'First response',
  next_response: 'Next response',
  resolution: 'Resolution',
} satisfies Record<SlaClock, string>;

const hour = 60;
const day = 24 * hour;

/** The two largest units: "3d 4h", "2h 10m", "45m". @param minutes whole, none below zero */
function duration(minutes: number): string {
  const days = Math.floor(minutes / day);
  const hours = Math.floor((minutes % day) / hour);
  const parts = days > 0 ? [`${days}d`, `${hours}h`] : [`${hours}h`, `${minutes % hour}m`];
  const shown = parts.filter((part) => !part.startsWith('0'));
  return shown.length === 0 ? '0m' : shown.join(' ');
}

function count(amount: number, one: string, many: string): string {
  return `${amount} ${amount === 1 ? one : many}`;
}

/** What a service level promises, as people say it: "4 working hours". Around the clock every hour is one. */
function target(minutes: number, isAlways: boolean): string {
  const working = isAlways ? '' : 'working ';
  // A working day has no fixed length; one around the clock has.
  if (isAlways && minutes > day && minutes % day === 0) return `${minutes / day} days`;
  if (minutes < hour) return count(minutes, `${working}minute`, `${working}minutes`);
  if (minutes % hour === 0) return count(minutes / hour, `${working}hour`, `${working}hours`);
  const text = `${Math.floor(minutes / hour)}h ${minutes % hour}m`;
  return isAlways ? text : `${text} of working time`;
}

/** The words of service levels, in English: they come with the first countdown on screen. */
export const enSla = {
  title: 'Service level',
  clocks,
  duration,
  over: (time: string): string => `−${time}`,
  overdue: 'Overdue',
  paused: 'Paused',
  due_in: (time: string): string => `Due in ${time}`,
  overdue_by: (time: string): string => `Overdue by ${time}`,
  clock_due_in: (clock: SlaClock, time: string): string => `${clocks[clock]} due in ${time}`,
  clock_overdue: (clock: SlaClock): string => `${clocks[clock]} overdue`,
  clock_overdue_by: (clock: SlaClock, time: string): string =>
    `${clocks[clock]} overdue by ${time}`,
  clock_paused: (clock: SlaClock): string => `${clocks[clock]} paused`,
  clock_due: (clock: SlaClock, when: string): string => `${clocks[clock]} due ${when}`,
  clock_was_due: (clock: SlaClock, when: string): string => `${clocks[clock]} was due ${when}`,
  clock_paused_since: (clock: SlaClock, when: string): string =>
    `${clocks[clock]} paused since ${when}`,
  met: 'In time',
  late: 'Late',
  late_by: (time: string): string => `Late by ${time}`,
  paused_left: (time: string): string => `Paused, ${time} left`,
  paused_over: (time: string): string => `Paused, ${time} over`,
  unanswered: 'Resolved without a reply',
  of: (minutes: number, isAlways: boolean): string => `of ${target(minutes, isAlways)}`,
  due: (when: string): string => `due ${when}`,
  since: (when: string): string => `since ${when}`,
  hours: (schedule: string, timezone: string): string => `Hours: ${schedule}, ${timezone}`,
  hours_always: 'Hours: around the clock',
  hours_hint: (schedule: string, timezone: string): string =>
    `Time counts in the hours of “${schedule}”, as the clocks go in ${timezone}.`,
  hours_hint_always: 'Time counts day and night.',
  promises_nothing: 'Nothing is promised for this priority.',
  none: 'No service level applies.',
  failed: 'The details of the service level could not be loaded.',
} as const;

export type SlaMessages = Widen<typeof enSla>;
