import { QueryError } from '@autocrm/core/blocks/query-error.tsx';
import type { SlaPolicy } from '@autocrm/core/contracts/sla.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { orderSlaPoliciesMutation } from '@autocrm/core/data/service-levels/mutations.ts';
import { teamQueries } from '@autocrm/core/data/teams/queries.ts';
import { useAnnounce } from '@autocrm/core/ui/announcer.tsx';
import { Card } from '@autocrm/core/ui/card.tsx';
import { EmptyState } from '@autocrm/core/ui/empty-state.tsx';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Timer } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../../lib/messages.ts';
import { together } from '../../lib/together.ts';
import { PolicyCard } from './policy-card.tsx';
import type { PolicyNames } from './policy-words.ts';

/** All service levels in the order in which the first that fits counts. @param create the button for the first one */
export function PolicyList({ create }: { create: ReactNode }) {
  const query = usePolicies();
  if (query.data === undefined) {
    return query.error ? (
      <QueryError query={{ ...query, error: query.error }} />
    ) : (
      <SkeletonGroup className="grid grid-cols-1 gap-4">
        <Skeleton className="h-64 rounded-xl" />
        <Skeleton className="h-64 rounded-xl" />
      </SkeletonGroup>
    );
  }
  const { policies, names } = query.data;
  if (policies.length === 0) {
    return (
      <Card>
        <EmptyState
          icon={Timer}
          title={t.serviceLevels.empty_title}
          description={t.serviceLevels.empty}
          action={create}
        />
      </Card>
    );
  }
  return <OrderedPolicies policies={policies} names={names} />;
}

function OrderedPolicies({
  policies,
  names,
}: {
  policies: readonly SlaPolicy[];
  names: PolicyNames;
}) {
  const { mutate } = useMutation(orderSlaPoliciesMutation());
  const announce = useAnnounce();
  const move = (policy: SlaPolicy, to: number) => {
    const others = policies.filter(({ id }) => id !== policy.id);
    mutate(others.toSpliced(to, 0, policy));
    announce(t.serviceLevels.moved(policy.name, to + 1));
  };
  return (
    <ol aria-label={t.serviceLevels.list} className="grid grid-cols-1 gap-4">
      {policies.map((policy) => (
        <li key={policy.id}>
          <PolicyCard
            policy={policy}
            policies={policies}
            names={names}
            onMove={(to) => {
              move(policy, to);
            }}
          />
        </li>
      ))}
    </ol>
  );
}

function usePolicies() {
  const policies = useQuery(catalogQueries.slaPolicies());
  const schedules = useQuery(catalogQueries.schedules());
  const categories = useQuery(catalogQueries.categories());
  const teams = useQuery(teamQueries.list());
  const known =
    policies.data && schedules.data && categories.data && teams.data
      ? {
          policies: policies.data,
          names: { schedules: schedules.data, categories: categories.data, teams: teams.data },
        }
      : undefined;
  return together([policies, schedules, categories, teams], known);
}
