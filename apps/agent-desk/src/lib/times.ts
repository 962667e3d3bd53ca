const day = 24 * 60 * 60 * 1000;

const time = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat('en', {
  weekday: 'short',
  hour: 'numeric',
  minute: '2-digit',
});
const date = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' });
const dateTime = new Intl.DateTimeFormat('en', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
});

/** A moment of the near future in local time, as short as it stays clear: "5:00 PM", "Mon 9:00 AM", "3 Dec". */
export function shortDateTime(at: string, now = Date.now()): string {
  const moment = new Date(at);
  if (moment.toDateString() === new Date(now).toDateString()) return time.format(moment);
  return moment.getTime() - now < 6 * day ? weekday.format(moment) : date.format(moment);
}

/** A moment in local time with its day: "Mon, Nov 23, 9:00 AM". */
export function longDateTime(at: string): string {
  return dateTime.format(new Date(at));
}
