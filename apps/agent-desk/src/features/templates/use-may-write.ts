import { useCan, useMe } from '@autocrm/core/auth/session-provider.ts';
import type { ResponseTemplate } from '@autocrm/core/contracts/response-template.ts';

export interface MayWrite {
  /** Whether one may change and delete a template. */
  template: (template: Pick<ResponseTemplate, 'owner_id' | 'team_id'>) => boolean;
  /** Whether one may write for everybody. */
  shared: boolean;
  /** Whether one may write for a team. */
  team: (teamId: string) => boolean;
}

/** Whose templates the reader may write. The database decides; this keeps buttons away that would be refused. */
export function useMayWrite(): MayWrite {
  const me = useMe();
  const shared = useCan('templates.manage');
  const team = (teamId: string) =>
    me.role === 'admin' || (shared && me.teams.some(({ id }) => id === teamId));
  return {
    shared,
    team,
    template: ({ owner_id, team_id }) => {
      if (owner_id !== null) return owner_id === me.id;
      return team_id === null ? shared : team(team_id);
    },
  };
}
