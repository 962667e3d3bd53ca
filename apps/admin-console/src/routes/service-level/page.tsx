import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { teamQueries } from '@autocrm/core/data/teams/queries.ts';
import { PageTitle } from '@autocrm/core/ui/page-title.tsx';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import {
  PolicyForm,
  type PolicyFormProps,
} from '../../features/service-level-form/policy-form.tsx';
import { t } from '../../lib/messages.ts';
import { RecordPage } from '../../lib/record-page.tsx';
import { together } from '../../lib/together.ts';

/** One service level, or a new one. */
export function ServiceLevelPage() {
  const { id } = useParams();
  return (
    <RecordPage
      back={{ to: paths.serviceLevels, label: t.serviceLevel.back }}
      title={t.serviceLevels.title}
      query={usePolicy(id)}
    >
      {({ policy, catalog }) => (
        <div className="mt-3 grid max-w-3xl grid-cols-1 gap-5">
          <PageTitle title={policy?.name ?? t.serviceLevels.create} app={t.app} />
          <PolicyForm key={id} policy={policy} catalog={catalog} />
        </div>
      )}
    </RecordPage>
  );
}

/** A service level with what it may refer to. @param id undefined for a new one */
function usePolicy(id: string | undefined) {
  const policies = useQuery(catalogQueries.slaPolicies());
  const schedules = useQuery(catalogQueries.schedules());
  const categories = useQuery(catalogQueries.categories());
  const teams = useQuery(teamQueries.list());
  const parts = [policies, schedules, categories, teams];
  if (!policies.data || !schedules.data || !categories.data || !teams.data)
    return together<PolicyFormProps>(parts, undefined);
  const policy = policies.data.find((candidate) => candidate.id === id) ?? null;
  if (!policy && id !== undefined) return together<PolicyFormProps>(parts, null);
  const catalog = { schedules: schedules.data, categories: categories.data, teams: teams.data };
  return together<PolicyFormProps>(parts, { policy, catalog });
}
