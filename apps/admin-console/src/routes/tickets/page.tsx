import { useSearch } from '@autocrm/core/app/search.ts';
import { TicketFilters } from '../../features/ticket-table/ticket-filters.tsx';
import { TicketTable } from '../../features/ticket-table/ticket-table.tsx';
import { ticketsSearchSchema } from '../../features/ticket-table/tickets-search.ts';
import { ConsolePage } from '../../lib/console-page.tsx';
import { t } from '../../lib/messages.ts';

export function TicketsPage() {
  const [search, setSearch] = useSearch(ticketsSearchSchema);
  return (
    <ConsolePage title={t.tickets.title} description={t.tickets.description}>
      <TicketFilters search={search} onChange={setSearch} />
      <TicketTable search={search} onChange={setSearch} />
    </ConsolePage>
  );
}
