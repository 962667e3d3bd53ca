import { useSearch } from '@autocrm/core/app/search.ts';
import { Main } from '@autocrm/core/ui/app-shell.tsx';
import { PageTitle } from '@autocrm/core/ui/page-title.tsx';
import { TicketHits } from '../../features/ticket-list/ticket-hits.tsx';
import { TicketListTools } from '../../features/ticket-list/ticket-list-tools.tsx';
import { TicketList } from '../../features/ticket-list/ticket-list.tsx';
import { ticketsSearchSchema } from '../../features/ticket-list/tickets-search.ts';
import { t } from '../../lib/messages.ts';

export function TicketsPage() {
  const [search, setSearch] = useSearch(ticketsSearchSchema);
  return (
    <Main className="mx-auto w-full max-w-3xl px-4 pt-8 pb-20 sm:pt-10">
      <PageTitle title={t.list.title} app={t.app} />
      <div className="mt-5 mb-4">
        <TicketListTools search={search} onChange={setSearch} />
      </div>
      {search.q === '' ? (
        <TicketList search={search} onChange={setSearch} />
      ) : (
        <TicketHits search={search} onChange={setSearch} />
      )}
    </Main>
  );
}
