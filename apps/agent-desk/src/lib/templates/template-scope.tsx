import type { ResponseTemplate } from '@autocrm/core/contracts/response-template.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { Badge } from '@autocrm/core/ui/badge.tsx';
import { useQuery } from '@tanstack/react-query';
import { Building2, User, UsersRound } from 'lucide-react';
import { late } from '../late-messages.ts';

export type TemplateScope = 'personal' | 'team' | 'shared';

/** Who may use a template. */
export function scopeOf({
  owner_id,
  team_id,
}: Pick<ResponseTemplate, 'owner_id' | 'team_id'>): TemplateScope {
  if (owner_id !== null) return 'personal';
  return team_id === null ? 'shared' : 'team';
}

const icons = { personal: User, team: UsersRound, shared: Building2 } as const;

/** Who may use a template, in a word: nobody else, a team by its name, or everybody. */
export function TemplateScopeBadge({ template }: { template: ResponseTemplate }) {
  const { data: teams = [] } = useQuery(catalogQueries.teams());
  const scope = scopeOf(template);
  const team = teams.find(({ id }) => id === template.team_id);
  return (
    <Badge look="quiet" icon={icons[scope]}>
      {scope === 'team' ? (team?.name ?? late.templates.scopes.team) : late.templates.scopes[scope]}
    </Badge>
  );
}
