const day = 24 * 60 * 60 * 1000;

/** Dates in the order of the reader's own English, where theirs is one; the words of the desk are English. */
const locale = navigator.languages.find((language) => /^en\b/.test(language)) ?? 'en';
/** Whether the reader's clock has 12 or 24 hours, whatever language they read. */
const clock = hourCycleOf(navigator.language);

const time = format({ hour: 'numeric', minute: '2-digit' });
const weekday = format({ weekday: 'short', hour: 'numeric', minute: '2-digit' });
const date = format({ day: 'numeric', month: 'short' });
const dateOfYear = format({ day: 'numeric', month: 'short', year: 'numeric' });
const dateTime = format({
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
});
const fullDate = format({
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});

/** "h12" or "h23" as a language's people write times; undefined where the browser does not know it. */
export function hourCycleOf(language: string): 'h11' | 'h12' | 'h23' | 'h24' | undefined {
  return new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions().hourCycle;
}

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const cycle = options.hour === undefined || clock === undefined ? {} : { hourCycle: clock };
  return new Intl.DateTimeFormat(locale, { ...options, ...cycle });
}

/** A moment near now in local time, as short as it stays clear beside what says whether it is over: "17:00", "Mon 9:00 AM", "3 Dec". */
export function shortDateTime(at: string, now = Date.now()): string {
  const moment = new Date(at);
  if (moment.toDateString() === new Date(now).toDateString()) return time.format(moment);
  return Math.abs(moment.getTime() - now) < 6 * day ? weekday.format(moment) : date.format(moment);
}

/** A day of the calendar: "3 Dec 2026". @param day as `<input type="date">` writes it */
export function shortDay(day: string): string {
  return dateOfYear.format(new Date(`${day}T00:00`));
}

/** A moment in local time with its day: "Mon, 23 Nov, 09:00". */
export function longDateTime(at: string): string {
  return dateTime.format(new Date(at));
}

/** A moment in local time with its year: "23 November 2026 at 09:00". */
export function fullDateTime(at: string): string {
  return fullDate.format(new Date(at));
}
