/** Days of the calendar as the address and `<input type="date">` write them: "2026-11-21", local time. */

/** @returns the moment at which a local day begins, as ISO 8601 */
export function startOfDay(day: string): string {
  return new Date(`${day}T00:00`).toISOString();
}

/** @returns the moment at which the next local day begins, as ISO 8601 */
export function endOfDay(day: string): string {
  const moment = new Date(`${day}T00:00`);
  moment.setDate(moment.getDate() + 1);
  return moment.toISOString();
}

/** @param at milliseconds since the epoch @returns the local day of a moment */
export function dayOf(at: number): string {
  const moment = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
