import type { TeamWithMembers } from '@autocrm/core/contracts/catalog.ts';
import type { Schedule, SlaPolicy } from '@autocrm/core/contracts/sla.ts';

/** What service levels refer to. */
export interface PolicyCatalog {
  readonly teams: readonly TeamWithMembers[];
  readonly schedules: readonly Schedule[];
}

export interface PolicyHours {
  /** Undefined: around the clock. */
  readonly schedule: Schedule | undefined;
  /** The team whose hours they are, where they come before the service level's own. */
  readonly team: TeamWithMembers | undefined;
}

/**
 * By which hours a service level counts as far as it says itself: a team that it is for may have its own. Where it is
 * for any team, a ticket's team may still have others.
 */
export function hoursOf(
  { team_id, schedule_id }: Pick<SlaPolicy, 'team_id' | 'schedule_id'>,
  { teams, schedules }: PolicyCatalog,
): PolicyHours {
  const byId = (id: string | null | undefined) => schedules.find((one) => one.id === id);
  const team = teams.find(({ id }) => id === team_id);
  const ofTeam = byId(team?.schedule_id);
  return ofTeam ? { schedule: ofTeam, team } : { schedule: byId(schedule_id), team: undefined };
}
