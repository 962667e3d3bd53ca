import { type TargetTime, targetOfMinutes } from '@autocrm/core/contracts/service-level-forms.ts';
import { t } from './messages.ts';

/**
 * Working minutes as people say them: "30 min", "4 h", "2 d".
 *
 * @param dayMinutes how long a working day is
 */
export function targetText(minutes: number, dayMinutes: number): string {
  const { amount, unit }: TargetTime = targetOfMinutes(minutes, dayMinutes);
  return `${amount} ${t.serviceLevels.units_short[unit]}`;
}

/** Minutes in hours and minutes, which mean the same to everybody: "16 h", "7 h 30 min". */
export function exactText(minutes: number): string {
  const { hours, minutes: min } = t.serviceLevels.units_short;
  const parts = [
    [Math.floor(minutes / 60), hours],
    [minutes % 60, min],
  ] as const;
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ');
}
