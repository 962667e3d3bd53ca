/** A day as an `<input type="date">` writes it: "2026-11-21". */
type Day = string;

function localDate(day: Day, plusDays: number): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + plusDays);
}

/** The first moment of a day of the reader's own calendar, as ISO 8601. */
export function startOfDay(day: Day): string {
  return localDate(day, 0).toISOString();
}

/** The first moment after a day of the reader's own calendar, as ISO 8601. */
export function dayAfter(day: Day): string {
  return localDate(day, 1).toISOString();
}

/** "21 Nov 2026". */
export function shortDate(day: Day): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }).format(localDate(day, 0));
}

/** "Sat, 21 Nov 2026": a day to come, where the day of the week matters. */
export function longDate(day: Day): string {
  return new Intl.DateTimeFormat(undefined, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(localDate(day, 0));
}
