import { ticketPriorities, type TicketPriority } from '@autocrm/core/contracts/closed-sets.ts';
import {
  slaPolicyFormSchema,
  type SlaPolicyValues,
  targetOfMinutes,
  type TargetTimes,
} from '@autocrm/core/contracts/service-level-forms.ts';
import type { SlaPolicy } from '@autocrm/core/contracts/sla.ts';
import { useZodForm } from '@autocrm/core/forms/use-zod-form.ts';
import type { PolicyCatalog } from '../../lib/policy-hours.ts';
import { hoursOf } from '../../lib/policy-hours.ts';
import { workingDayMinutes } from '../../lib/schedule-words.ts';

/** From the most pressing down. */
export const priorities = ticketPriorities.toReversed();

function timesOf(policy: SlaPolicy | null, dayMinutes: number): TargetTimes {
  const ofPriority = (priority: TicketPriority): TargetTimes[TicketPriority] => {
    const target = policy?.sla_targets.find((row) => row.priority === priority);
    return {
      first_response: targetOfMinutes(target?.first_response_minutes ?? null, dayMinutes),
      next_response: targetOfMinutes(target?.next_response_minutes ?? null, dayMinutes),
      resolution: targetOfMinutes(target?.resolution_minutes ?? null, dayMinutes),
    };
  };
  return {
    low: ofPriority('low'),
    medium: ofPriority('medium'),
    high: ofPriority('high'),
    urgent: ofPriority('urgent'),
  };
}

function valuesOf(policy: SlaPolicy | null, catalog: PolicyCatalog): SlaPolicyValues {
  const nothing = {
    name: '',
    description: '',
    team_id: null,
    category_id: null,
    channel: null,
    schedule_id: null,
    is_active: true,
  };
  const { name, description, team_id, category_id, channel, schedule_id, is_active } =
    policy ?? nothing;
  const { schedule } = hoursOf({ team_id, schedule_id }, catalog);
  const targets = timesOf(policy, workingDayMinutes(schedule));
  return { name, description, team_id, category_id, channel, schedule_id, is_active, targets };
}

/** The form of a service level. @param policy null for a new one */
export function usePolicyForm(policy: SlaPolicy | null, catalog: PolicyCatalog) {
  return useZodForm<SlaPolicyValues, SlaPolicyValues>(slaPolicyFormSchema, {
    defaultValues: valuesOf(policy, catalog),
  });
}

export type PolicyFormState = ReturnType<typeof usePolicyForm>;
