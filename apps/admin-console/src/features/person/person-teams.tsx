import type { StaffMember } from '@autocrm/core/contracts/profile.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { putMemberMutation, removeMemberMutation } from '@autocrm/core/data/teams/mutations.ts';
import { Card, CardBody, CardHeader } from '@autocrm/core/ui/card.tsx';
import { Checkbox } from '@autocrm/core/ui/checkbox.tsx';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';

/** In which teams somebody works, and which of them they lead; each choice is saved at once. */
export function PersonTeams({ person }: { person: StaffMember }) {
  const { data: teams } = useQuery(catalogQueries.teams());
  const put = useMutation(putMemberMutation());
  const remove = useMutation(removeMemberMutation());
  const pending = put.isPending || remove.isPending;
  const memberships = new Map(person.team_members.map((member) => [member.team_id, member]));
  const shown = teams?.filter(({ id, is_active }) => is_active || memberships.has(id));
  return (
    <Card>
      <CardHeader title={t.person.teams} description={t.person.teams_hint} />
      <CardBody>
        {shown?.length === 0 ? <p className="text-muted text-base">{t.person.no_teams}</p> : null}
        <ul aria-busy={pending} className="grid grid-cols-1 gap-1">
          {shown?.map(({ id: team_id, name }) => {
            const membership = memberships.get(team_id);
            const member = { team_id, profile_id: person.id };
            return (
              <li key={team_id} className="flex min-h-9 items-center gap-4">
                <Checkbox
                  aria-label={name}
                  checked={membership !== undefined}
                  disabled={pending}
                  onCheckedChange={(checked) => {
                    if (checked) put.mutate({ ...member, is_lead: false });
                    else remove.mutate(member);
                  }}
                />
                <Link
                  to={paths.team(team_id)}
                  className="min-w-0 flex-1 truncate rounded-sm underline-offset-3 hover:underline"
                >
                  {name}
                </Link>
                {membership ? (
                  <Checkbox
                    label={t.person.lead}
                    checked={membership.is_lead}
                    disabled={pending}
                    onCheckedChange={(is_lead) => {
                      put.mutate({ ...member, is_lead });
                    }}
                  />
                ) : null}
              </li>
            );
          })}
        </ul>
      </CardBody>
    </Card>
  );
}
