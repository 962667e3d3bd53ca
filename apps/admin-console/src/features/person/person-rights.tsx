import { QueryError } from '@autocrm/core/blocks/query-error.tsx';
import { appPermissions } from '@autocrm/core/contracts/closed-sets.ts';
import type { StaffMember } from '@autocrm/core/contracts/profile.ts';
import { setPermissionMutation } from '@autocrm/core/data/people/mutations.ts';
import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import { Card, CardBody, CardHeader } from '@autocrm/core/ui/card.tsx';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { Switch } from '@autocrm/core/ui/switch.tsx';
import { useMutation, useQuery } from '@tanstack/react-query';
import { t } from '../../lib/messages.ts';

/** What an agent may do beyond their role; each switch is saved at once. */
export function PersonRights({ person }: { person: StaffMember }) {
  return (
    <Card>
      <CardHeader
        title={t.person.permissions}
        description={
          person.role === 'admin' ? t.person.admin_permissions : t.person.permissions_hint
        }
      />
      {person.role === 'admin' ? null : (
        <CardBody>
          <PermissionSwitches id={person.id} />
        </CardBody>
      )}
    </Card>
  );
}

function PermissionSwitches({ id }: { id: string }) {
  const query = useQuery(peopleQueries.permissions(id));
  const { mutate } = useMutation(setPermissionMutation(id));
  if (query.isPending) {
    return (
      <SkeletonGroup className="grid gap-4">
        {appPermissions.map((permission) => (
          <Skeleton key={permission} className="h-9" />
        ))}
      </SkeletonGroup>
    );
  }
  if (!query.data) {
    return <QueryError query={query} />;
  }
  return (
    <div className="grid grid-cols-1 gap-2">
      {appPermissions.map((permission) => {
        const [label, description] = t.permissions[permission];
        return (
          <Switch
            key={permission}
            label={label}
            description={description}
            checked={query.data.includes(permission)}
            onCheckedChange={(granted) => {
              mutate({ permission, granted });
            }}
          />
        );
      })}
    </div>
  );
}
