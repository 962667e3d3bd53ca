import type { AuditEntry } from '@autocrm/core/contracts/audit.ts';
import { auditQueries } from '@autocrm/core/data/audit/queries.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import { Badge } from '@autocrm/core/ui/badge.tsx';
import { DataTable } from '@autocrm/core/ui/data-table.tsx';
import { EmptyState } from '@autocrm/core/ui/empty-state.tsx';
import { Pagination } from '@autocrm/core/ui/pagination.tsx';
import { RelativeTime } from '@autocrm/core/ui/relative-time.tsx';
import type { Column } from '@autocrm/core/ui/table-types.ts';
import { useQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import { useMemo } from 'react';
import { cursorText } from '../../lib/cursor.ts';
import { t } from '../../lib/messages.ts';
import { pageTurns } from '../../lib/paging.ts';
import { TableCard } from '../../lib/table-card.tsx';
import { tableDataOf } from '../../lib/table-data.ts';
import { AuditChanges } from './audit-changes.tsx';
import { auditOf, type AuditSearch } from './audit-search.ts';
import { areaOf, type AuditNames, subjectOf } from './audit-words.ts';

export interface AuditTableProps {
  search: AuditSearch;
  onChange: (patch: Partial<AuditSearch>) => void;
}

/** One page of the audit log, newest first. */
export function AuditTable({ search, onChange }: AuditTableProps) {
  const { filters, cursor } = auditOf(search);
  const query = useQuery(auditQueries.page(filters, cursor));
  const names = useAuditNames();
  const columns = useMemo(() => auditColumns(names), [names]);
  return (
    <>
      <TableCard isStale={query.isPlaceholderData}>
        <DataTable
          caption={t.audit.caption}
          columns={columns}
          data={tableDataOf(query, ({ entries }) => entries)}
          rowId={({ id }) => String(id)}
          rowName={(entry) => subjectOf(entry, names)}
          empty={
            <EmptyState icon={ScrollText} title={t.audit.empty_title} description={t.audit.empty} />
          }
        />
      </TableCard>
      {query.data ? (
        <Pagination
          pending={query.isPlaceholderData}
          summary={t.audit.page(query.data.entries.length)}
          {...pageTurns(search, cursorText(query.data.next_cursor), onChange)}
        />
      ) : null}
    </>
  );
}

function useAuditNames(): AuditNames {
  const { data: staff } = useQuery(peopleQueries.staff());
  const { data: teams } = useQuery(catalogQueries.teams());
  const { data: policies } = useQuery(catalogQueries.slaPolicies());
  const { data: schedules } = useQuery(catalogQueries.schedules());
  return useMemo(() => {
    const people = new Map(staff?.map(({ id, full_name, email }) => [id, full_name || email]));
    const teamNames = new Map(teams?.map(({ id, name }) => [id, name]));
    const policyNames = new Map(policies?.map(({ id, name }) => [id, name]));
    const scheduleNames = new Map(schedules?.map(({ id, name }) => [id, name]));
    return {
      person: (id) => people.get(id),
      team: (id) => teamNames.get(id),
      serviceLevel: (id) => policyNames.get(id),
      schedule: (id) => scheduleNames.get(id),
    };
  }, [staff, teams, policies, schedules]);
}

function auditColumns(names: AuditNames): Column<AuditEntry>[] {
  return [
    {
      id: 'what',
      header: t.audit.what,
      card: 'title',
      className: 'sm:w-2/5 [&:is(td)]:align-top',
      cell: (entry) => (
        <div className="py-1">
          <span className="font-medium break-words">{subjectOf(entry, names)}</span>
          <span className="text-muted flex items-center gap-2 text-sm font-normal">
            {areaOf(entry)}
            <Badge look="quiet">{t.audit.actions[entry.action]}</Badge>
          </span>
        </div>
      ),
    },
    {
      id: 'changes',
      header: t.audit.changes,
      className: 'sm:w-3/5 [&:is(td)]:align-top',
      cell: (entry) => <AuditChanges entry={entry} subject={subjectOf(entry, names)} />,
    },
    {
      id: 'who',
      header: t.audit.who,
      className: '[&:is(td)]:align-top whitespace-nowrap',
      cell: (entry) => <span className="block py-1">{actorOf(entry)}</span>,
    },
    {
      id: 'when',
      header: t.audit.when,
      className: '[&:is(td)]:align-top',
      cell: ({ created_at }) => <RelativeTime at={created_at} className="block py-1" />,
    },
  ];
}

function actorOf({ actor_id, actor_name }: AuditEntry): string {
  if (actor_id === null) return t.audit.system;
  return actor_name ?? t.audit.unknown;
}
