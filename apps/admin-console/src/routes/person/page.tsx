import { useAvatars } from '@autocrm/core/app/use-files.ts';
import { useMe } from '@autocrm/core/auth/session-provider.ts';
import type { StaffMember } from '@autocrm/core/contracts/profile.ts';
import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import { Avatar } from '@autocrm/core/ui/avatar.tsx';
import { Badge } from '@autocrm/core/ui/badge.tsx';
import { Banner } from '@autocrm/core/ui/banner.tsx';
import { buttonVariants } from '@autocrm/core/ui/button.tsx';
import { RelativeTime } from '@autocrm/core/ui/relative-time.tsx';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { PersonAccess } from '../../features/person/person-access.tsx';
import { PersonProfile } from '../../features/person/person-profile.tsx';
import { PersonRights } from '../../features/person/person-rights.tsx';
import { PersonTeams } from '../../features/person/person-teams.tsx';
import { t } from '../../lib/messages.ts';
import { RecordPage } from '../../lib/record-page.tsx';
import { RoleBadge } from '../../lib/role-badge.tsx';

/** One person: who they are, what they may do, where they work. */
export function PersonPage() {
  const { id = '' } = useParams();
  const query = useQuery(peopleQueries.detail(id));
  return (
    <RecordPage
      back={{ to: paths.people, label: t.person.back }}
      title={t.people.title}
      query={query}
    >
      {(person) => <PersonView key={person.id} person={person} />}
    </RecordPage>
  );
}

function PersonView({ person }: { person: StaffMember }) {
  const isStaff = person.role !== 'customer';
  return (
    <div className="max-w-5xl">
      <PersonHeader person={person} />
      {person.is_active ? null : (
        <Banner tone="warning" className="mt-4">
          {t.person.inactive_banner}
        </Banner>
      )}
      <div className="mt-6 grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
        <div className="grid grid-cols-1 gap-6">
          <PersonProfile person={person} />
          <PersonAccess person={person} />
        </div>
        {isStaff ? (
          <div className="grid grid-cols-1 gap-6">
            <PersonTeams person={person} />
            <PersonRights person={person} />
          </div>
        ) : null}
      </div>
    </div>
  );
}

function PersonHeader({ person }: { person: StaffMember }) {
  const { id, full_name, email, role, created_at } = person;
  const me = useMe();
  const avatarOf = useAvatars(useMemo(() => [person], [person]));
  const name = full_name || email;
  return (
    <header className="mt-3 flex flex-wrap items-center gap-4">
      <title>{`${name} · ${t.app}`}</title>
      <Avatar name={name} src={avatarOf(id)} size="lg" />
      <div className="min-w-[min(100%,14rem)] flex-1">
        <h1 tabIndex={-1} className="flex flex-wrap items-center gap-x-2.5 text-xl font-semibold">
          <span className="min-w-0 break-words">{name}</span>
          <RoleBadge role={role} />
          {me.id === id ? <Badge>{t.person.you}</Badge> : null}
        </h1>
        <p className="text-muted mt-0.5 text-sm">
          {email} · {t.people.joined} <RelativeTime at={created_at} />
        </p>
      </div>
      <Link
        to={role === 'customer' ? paths.ticketsOfCustomer(id) : paths.ticketsOfAssignee(id)}
        className={buttonVariants({ size: 'sm' })}
      >
        {role === 'customer' ? t.person.tickets_asked : t.person.tickets_assigned}
      </Link>
    </header>
  );
}
