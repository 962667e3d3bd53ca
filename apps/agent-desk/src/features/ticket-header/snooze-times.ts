export type SnoozePreset = 'later' | 'tomorrow' | 'next_week';

/** The hour at which a day begins, local time. */
const morning = 9;

/** When a preset ends, in local time: days begin at nine in the morning. */
export function snoozeTimes(now: Date): Readonly<Record<SnoozePreset, Date>> {
  const later = new Date(now);
  later.setHours(later.getHours() + 3, 0, 0, 0);
  const daysToMonday = (8 - now.getDay()) % 7 || 7;
  return { later, tomorrow: morningIn(now, 1), next_week: morningIn(now, daysToMonday) };
}

function morningIn(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, morning);
}

/**
 * A moment for `<input type="datetime-local">`, which knows no zone.
 *
 * @returns local time as "2026-11-21T09:00"
 */
export function toLocalInput(moment: Date): string {
  const shifted = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
