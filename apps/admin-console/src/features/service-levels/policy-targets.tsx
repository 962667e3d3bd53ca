import { PriorityBadge } from '@autocrm/core/blocks/priority-badge.tsx';
import { slaClocks, ticketPriorities } from '@autocrm/core/contracts/closed-sets.ts';
import type { SlaPolicy, SlaTarget } from '@autocrm/core/contracts/sla.ts';
import { t } from '../../lib/messages.ts';
import { exactText, targetText } from '../../lib/target-words.ts';

/** From the most pressing down. */
const priorities = ticketPriorities.toReversed();

export interface PolicyTargetsProps {
  policy: SlaPolicy;
  /** How long a working day is, in minutes. */
  dayMinutes: number;
}

/** What a service level promises: a time for each priority and clock. */
export function PolicyTargets({ policy, dayMinutes }: PolicyTargetsProps) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{t.serviceLevels.targets(policy.name)}</caption>
        <thead>
          <tr className="text-muted">
            {[
              t.serviceLevels.priority,
              ...slaClocks.map((clock) => t.serviceLevels.clocks[clock]),
            ].map((header) => (
              <th key={header} scope="col" className="py-1.5 pe-3 text-start font-medium">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {priorities.map((priority) => {
            const target = policy.sla_targets.find((row) => row.priority === priority);
            return (
              <tr key={priority} className="border-border border-t">
                <th scope="row" className="py-1.5 pe-3 text-start font-normal">
                  <PriorityBadge priority={priority} />
                </th>
                {slaClocks.map((clock) => (
                  <td key={clock} className="py-1.5 pe-3 tabular-nums">
                    <TargetCell minutes={minutesOf(target, clock)} dayMinutes={dayMinutes} />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function minutesOf(target: SlaTarget | undefined, clock: (typeof slaClocks)[number]) {
  return target?.[`${clock}_minutes`] ?? null;
}

function TargetCell({ minutes, dayMinutes }: { minutes: number | null; dayMinutes: number }) {
  if (minutes === null) {
    return (
      <span className="text-muted">
        <span aria-hidden>–</span>
        <span className="sr-only">{t.serviceLevels.nothing}</span>
      </span>
    );
  }
  return (
    <span title={t.serviceLevels.in_working_hours(exactText(minutes))}>
      {targetText(minutes, dayMinutes)}
    </span>
  );
}
