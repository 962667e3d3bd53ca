import { useSearch } from '@autocrm/core/app/search.ts';
import { lazy, Suspense } from 'react';
import { TicketTable } from '../../features/ticket-table/ticket-table.tsx';
import { ticketsSearchSchema } from '../../features/ticket-table/tickets-search.ts';
import { ConsolePage } from '../../lib/console-page.tsx';
import { FiltersSkeleton } from '../../lib/filters-skeleton.tsx';
import { t } from '../../lib/messages.ts';

// The rows do not wait for the code of eight menus.
const TicketFilters = lazy(async () => ({
  default: (await import('../../features/ticket-table/ticket-filters.tsx')).TicketFilters,
}));

export function TicketsPage() {
  const [search, setSearch] = useSearch(ticketsSearchSchema);
  return (
    <ConsolePage title={t.tickets.title} description={t.tickets.description}>
      <Suspense fallback={<FiltersSkeleton count={8} />}>
        <TicketFilters search={search} onChange={setSearch} />
      </Suspense>
      <TicketTable search={search} onChange={setSearch} />
    </ConsolePage>
  );
}
