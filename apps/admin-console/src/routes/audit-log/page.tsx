import { useSearch } from '@autocrm/core/app/search.ts';
import { AuditFilters } from '../../features/audit-log/audit-filters.tsx';
import { auditSearchSchema } from '../../features/audit-log/audit-search.ts';
import { AuditTable } from '../../features/audit-log/audit-table.tsx';
import { ConsolePage } from '../../lib/console-page.tsx';
import { t } from '../../lib/messages.ts';

export function AuditLogPage() {
  const [search, setSearch] = useSearch(auditSearchSchema);
  return (
    <ConsolePage title={t.audit.title} description={t.audit.description}>
      <AuditFilters search={search} onChange={setSearch} />
      <AuditTable search={search} onChange={setSearch} />
    </ConsolePage>
  );
}
