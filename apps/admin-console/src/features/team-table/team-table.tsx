import type { TeamWithMembers } from '@autocrm/core/contracts/catalog.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import { teamQueries } from '@autocrm/core/data/teams/queries.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { DataTable } from '@autocrm/core/ui/data-table.tsx';
import { EmptyState } from '@autocrm/core/ui/empty-state.tsx';
import { linkVariants } from '@autocrm/core/ui/link.tsx';
import type { Column } from '@autocrm/core/ui/table-types.ts';
import { useQuery } from '@tanstack/react-query';
import { UsersRound } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';
import { StateBadge } from '../../lib/role-badge.tsx';
import { TableCard } from '../../lib/table-card.tsx';
import { tableDataOf } from '../../lib/table-data.ts';

/** All teams. @param create the button for the first one */
export function TeamTable({ create }: { create: ReactNode }) {
  const query = useQuery(teamQueries.list());
  const { data: staff } = useQuery(peopleQueries.staff());
  const { data: schedules } = useQuery(catalogQueries.schedules());
  const columns = useMemo(() => {
    const names = new Map(staff?.map(({ id, full_name, email }) => [id, full_name || email]));
    const hours = new Map(schedules?.map(({ id, name }) => [id, name]));
    return teamColumns({
      person: (id) => names.get(id) ?? '…',
      hours: (id) => (id === null ? t.teams.around_the_clock : (hours.get(id) ?? '…')),
    });
  }, [staff, schedules]);
  return (
    <TableCard>
      <DataTable
        caption={t.teams.caption}
        columns={columns}
        data={tableDataOf(query, (teams) => teams)}
        rowId={({ id }) => id}
        rowName={({ name }) => name}
        empty={
          <EmptyState
            icon={UsersRound}
            title={t.teams.empty_title}
            description={t.teams.empty}
            action={create}
          />
        }
      />
    </TableCard>
  );
}

interface TeamNames {
  person: (profileId: string) => string;
  hours: (scheduleId: string | null) => string;
}

function teamColumns(nameOf: TeamNames): Column<TeamWithMembers>[] {
  return [
    {
      id: 'name',
      header: t.teams.name,
      card: 'title',
      className: 'sm:w-full sm:max-w-0',
      cell: ({ id, name, description }) => (
        <div className="py-1">
          <Link to={paths.team(id)} className={linkVariants({ variant: 'title' })}>
            {name}
          </Link>
          {description === '' ? null : (
            <p title={description} className="text-muted truncate text-sm font-normal">
              {description}
            </p>
          )}
        </div>
      ),
    },
    {
      id: 'leads',
      header: t.teams.leads,
      className: 'sm:max-w-60',
      cell: ({ team_members }) => {
        const leads = team_members.flatMap(({ profile_id, is_lead }) =>
          is_lead ? [nameOf.person(profile_id)] : [],
        );
        return leads.length === 0 ? (
          <span className="text-muted">{t.teams.no_leads}</span>
        ) : (
          <span className="block truncate">{leads.join(', ')}</span>
        );
      },
    },
    {
      id: 'hours',
      header: t.teams.hours,
      className: 'sm:max-w-48',
      cell: ({ schedule_id }) => (
        <span
          title={nameOf.hours(schedule_id)}
          className={cn('block truncate', schedule_id === null && 'text-muted')}
        >
          {nameOf.hours(schedule_id)}
        </span>
      ),
    },
    {
      id: 'members',
      header: t.teams.members,
      align: 'end',
      cell: ({ team_members }) => team_members.length,
    },
    {
      id: 'state',
      header: t.teams.state,
      cell: ({ is_active }) => <StateBadge active={is_active} />,
    },
  ];
}
