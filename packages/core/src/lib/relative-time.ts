const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS = [
  { below: HOUR, unit: 'minute', size: MINUTE },
  { below: DAY, unit: 'hour', size: HOUR },
  { below: 7 * DAY, unit: 'day', size: DAY },
] as const;

/** Lists hold many times, and to make a formatter costs more than to use it: one for each language. */
function perLocale<Formatter>(make: (locale: string | undefined) => Formatter) {
  const made = new Map<string | undefined, Formatter>();
  return (locale: string | undefined): Formatter => {
    const known = made.get(locale) ?? make(locale);
    made.set(locale, known);
    return known;
  };
}

const relative = perLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
const exact = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' }),
);
const day = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }),
);
const dayOfYear = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }),
);

/**
 * "now", "5 minutes ago", "in 2 hours", "yesterday"; beyond a week a short date, which says more than "3 weeks ago".
 *
 * @param at the moment told, in ms since the epoch
 * @param now the moment of reading, in ms since the epoch
 */
export function relativeTime(at: number, now: number, locale?: string): string {
  const distance = at - now;
  const size = Math.abs(distance);
  if (size < 45_000) return relative(locale).format(0, 'second');
  const step = STEPS.find(({ below }) => size < below);
  if (step) {
    // Never "0 minutes ago", and never a larger count than the unit holds ("60 minutes ago").
    const count = Math.max(1, Math.floor(size / step.size));
    return relative(locale).format(Math.sign(distance) * count, step.unit);
  }
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return (sameYear ? day : dayOfYear)(locale).format(at);
}

/** The exact local time with its zone, for a tooltip: "Saturday, 21 November 2026 at 14:05:09 CET". */
export function exactTime(at: number, locale?: string): string {
  return exact(locale).format(at);
}

/** How long {@link relativeTime}'s answer stays true, in ms: how often a label needs to be drawn again. */
export function relativeTimeStaleAfter(at: number, now: number): number {
  const size = Math.abs(at - now);
  if (size < HOUR) return 15_000;
  return size < DAY ? 5 * MINUTE : HOUR;
}
