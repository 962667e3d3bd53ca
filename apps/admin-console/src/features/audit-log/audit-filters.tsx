import { auditActions, auditTables } from '@autocrm/core/contracts/audit.ts';
import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { useQuery } from '@tanstack/react-query';
import { DateFilter } from '../../lib/date-filter.tsx';
import { OneFilter } from '../../lib/filter-pickers.tsx';
import { t } from '../../lib/messages.ts';
import { firstPage } from '../../lib/paging.ts';
import { auditOf, type AuditSearch, everything } from './audit-search.ts';

export interface AuditFiltersProps {
  search: AuditSearch;
  onChange: (patch: Partial<AuditSearch>) => void;
}

/** What the log is narrowed by. */
export function AuditFilters({ search, onChange }: AuditFiltersProps) {
  const { data: staff = [] } = useQuery(peopleQueries.staff());
  const filter = (patch: Partial<AuditSearch>) => {
    onChange({ ...patch, ...firstPage });
  };
  return (
    <div role="search" aria-label={t.tickets.filters} className="flex flex-wrap items-center gap-2">
      <OneFilter
        name={t.audit.who}
        value={search.who}
        options={staff.map(({ id, full_name, email }) => ({
          value: id,
          label: full_name || email,
          description: email,
        }))}
        onChange={(who) => {
          filter({ who });
        }}
      />
      <OneFilter
        name={t.audit.table}
        value={search.table}
        options={auditTables.map((value) => ({ value, label: t.audit.tables[value] }))}
        onChange={(value) => {
          filter({ table: auditTables.find((table) => table === value) });
        }}
      />
      <OneFilter
        name={t.audit.action}
        value={search.action}
        options={auditActions.map((value) => ({ value, label: t.audit.actions[value] }))}
        onChange={(value) => {
          filter({ action: auditActions.find((action) => action === value) });
        }}
      />
      <DateFilter name={t.audit.when} from={search.from} to={search.to} onChange={filter} />
      {Object.keys(auditOf(search).filters).length > 0 ? (
        <Button
          size="sm"
          variant="ghost"
          onClick={() => {
            filter(everything);
          }}
        >
          {t.tickets.clear}
        </Button>
      ) : null}
    </div>
  );
}
