import { useAvatars } from '@autocrm/core/app/use-files.ts';
import { PersonChip } from '@autocrm/core/blocks/person-chip.tsx';
import type { Profile } from '@autocrm/core/contracts/profile.ts';
import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { DataTable } from '@autocrm/core/ui/data-table.tsx';
import { EmptyState } from '@autocrm/core/ui/empty-state.tsx';
import { Pagination } from '@autocrm/core/ui/pagination.tsx';
import { RelativeTime } from '@autocrm/core/ui/relative-time.tsx';
import type { Column } from '@autocrm/core/ui/table-types.ts';
import { useQuery } from '@tanstack/react-query';
import { UserRound } from 'lucide-react';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { cursorText } from '../../lib/cursor.ts';
import { t } from '../../lib/messages.ts';
import { firstPage, pageTurns } from '../../lib/paging.ts';
import { RoleBadge, StateBadge } from '../../lib/role-badge.tsx';
import { TableCard } from '../../lib/table-card.tsx';
import { tableDataOf } from '../../lib/table-data.ts';
import { everybody, peopleOf, type PeopleSearch } from './people-search.ts';

export interface PeopleTableProps {
  search: PeopleSearch;
  onChange: (patch: Partial<PeopleSearch>) => void;
}

/** One page of everybody who has an account, by name. */
export function PeopleTable({ search, onChange }: PeopleTableProps) {
  const { filters, cursor } = peopleOf(search);
  const query = useQuery(peopleQueries.list(filters, cursor));
  const avatarOf = useAvatars(query.data?.people ?? nobody);
  const columns = useMemo(() => peopleColumns(avatarOf), [avatarOf]);
  return (
    <>
      <TableCard isStale={query.isPlaceholderData}>
        <DataTable
          caption={t.people.caption}
          columns={columns}
          data={tableDataOf(query, ({ people }) => people)}
          rowId={({ id }) => id}
          rowName={nameOf}
          empty={
            <EmptyState
              icon={UserRound}
              title={t.people.empty_title}
              description={t.people.empty}
              action={
                <Button
                  onClick={() => {
                    onChange({ ...everybody, ...firstPage });
                  }}
                >
                  {t.people.clear}
                </Button>
              }
            />
          }
        />
      </TableCard>
      {query.data ? (
        <Pagination
          pending={query.isPlaceholderData}
          summary={t.people.page(query.data.people.length)}
          {...pageTurns(search, cursorText(query.data.next_cursor), onChange)}
        />
      ) : null}
    </>
  );
}

const nobody: readonly Profile[] = [];

function nameOf({ full_name, email }: Profile): string {
  return full_name || email;
}

function peopleColumns(avatarOf: (id: string) => string | undefined): Column<Profile>[] {
  return [
    {
      id: 'name',
      header: t.people.name,
      card: 'title',
      className: 'sm:w-full sm:max-w-0',
      cell: (person) => (
        <Link
          to={paths.person(person.id)}
          className="text-text block rounded-sm font-medium underline-offset-3 hover:underline"
        >
          <PersonChip
            size="md"
            name={person.full_name || t.people.no_name}
            detail={person.email}
            avatar_url={avatarOf(person.id)}
          />
        </Link>
      ),
    },
    { id: 'role', header: t.people.role, cell: ({ role }) => <RoleBadge role={role} /> },
    {
      id: 'state',
      header: t.people.state,
      cell: ({ is_active }) => <StateBadge active={is_active} />,
    },
    {
      id: 'joined',
      header: t.people.joined,
      cell: ({ created_at }) => <RelativeTime at={created_at} />,
    },
  ];
}
