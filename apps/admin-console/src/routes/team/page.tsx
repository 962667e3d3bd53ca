import { teamQueries } from '@autocrm/core/data/teams/queries.ts';
import { Banner } from '@autocrm/core/ui/banner.tsx';
import { PageTitle } from '@autocrm/core/ui/page-title.tsx';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { TeamMembers } from '../../features/team-members/team-members.tsx';
import { t } from '../../lib/messages.ts';
import { RecordPage } from '../../lib/record-page.tsx';
import { TeamActions } from './team-actions.tsx';

/** One team and who works in it. */
export function TeamPage() {
  const { id = '' } = useParams();
  const query = useQuery(teamQueries.detail(id));
  return (
    <RecordPage back={{ to: paths.teams, label: t.team.back }} title={t.teams.title} query={query}>
      {(team) => (
        <div className="mt-3 grid max-w-5xl grid-cols-1 gap-5">
          <PageTitle
            title={team.name}
            app={t.app}
            description={team.description || undefined}
            actions={<TeamActions team={team} />}
          />
          {team.is_active ? null : <Banner tone="warning">{t.team.inactive_banner}</Banner>}
          <TeamMembers team={team} />
        </div>
      )}
    </RecordPage>
  );
}
