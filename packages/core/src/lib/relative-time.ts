const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS = [
  { below: HOUR, unit: 'minute', size: MINUTE },
  { below: DAY, unit: 'hour', size: HOUR },
  { below: 7 * DAY, unit: 'day', size: DAY },
] as const;

/**
 * "now", "5 minutes ago", "in 2 hours", "yesterday"; beyond a week a short date, which says more than "3 weeks ago".
 *
 * @param at the moment told, in ms since the epoch
 * @param now the moment of reading, in ms since the epoch
 */
export function relativeTime(at: number, now: number, locale?: string): string {
  const distance = at - now;
  const size = Math.abs(distance);
  if (size < 45_000)
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'second');
  const step = STEPS.find(({ below }) => size < below);
  if (step) {
    // Never "0 minutes ago", and never a larger count than the unit holds ("60 minutes ago").
    const count = Math.max(1, Math.floor(size / step.size));
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(
      Math.sign(distance) * count,
      step.unit,
    );
  }
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at);
}

/** The exact local time with its zone, for a tooltip: "Saturday, 21 November 2026 at 14:05:09 CET". */
export function exactTime(at: number, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' }).format(at);
}

/** How long {@link relativeTime}'s answer stays true, in ms: how often a label needs to be drawn again. */
export function relativeTimeStaleAfter(at: number, now: number): number {
  const size = Math.abs(at - now);
  if (size < HOUR) return 15_000;
  return size < DAY ? 5 * MINUTE : HOUR;
}
