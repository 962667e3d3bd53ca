import type { Category } from '@autocrm/core/contracts/catalog.ts';
import type { SlaPolicy } from '@autocrm/core/contracts/sla.ts';
import { t } from '../../lib/messages.ts';
import { hoursOf, type PolicyCatalog } from '../../lib/policy-hours.ts';

/** What a service level refers to, as far as it is known yet. */
export interface PolicyNames extends PolicyCatalog {
  readonly categories: readonly Category[];
}

const unknown = '…';

/** To which tickets a service level applies, in words. @param isFirst whether none stands above it */
export function conditionsText(policy: SlaPolicy, names: PolicyNames, isFirst: boolean): string {
  const nameOf = (rows: readonly { id: string; name: string }[], id: string): string =>
    rows.find((row) => row.id === id)?.name ?? unknown;
  const { team_id, category_id, channel } = policy;
  const conditions = [
    ...(team_id === null ? [] : [t.serviceLevels.team(nameOf(names.teams, team_id))]),
    ...(category_id === null
      ? []
      : [t.serviceLevels.category(nameOf(names.categories, category_id))]),
    ...(channel === null ? [] : [t.serviceLevels.channel(t.ticket.channels[channel])]),
  ];
  if (conditions.length > 0) return conditions.join(' · ');
  return isFirst ? t.serviceLevels.all : t.serviceLevels.others;
}

/** By which hours it counts, in words. */
export function hoursText(policy: SlaPolicy, names: PolicyNames): string {
  const { schedule, team } = hoursOf(policy, names);
  const name = schedule?.name ?? t.serviceLevels.around_the_clock;
  return team ? t.serviceLevels.hours_of_team(name, team.name) : name;
}

/** The one above that takes every ticket this one would apply to, if any. */
export function shadowOf(policy: SlaPolicy, policies: readonly SlaPolicy[]): SlaPolicy | undefined {
  const covers = (other: string | null, own: string | null): boolean =>
    other === null || other === own;
  if (!policy.is_active) return undefined;
  return policies
    .slice(0, policies.indexOf(policy))
    .find(
      (above) =>
        above.is_active &&
        covers(above.team_id, policy.team_id) &&
        covers(above.category_id, policy.category_id) &&
        covers(above.channel, policy.channel),
    );
}
