import { ticketSorts } from '@autocrm/core/contracts/ticket-list.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { ticketQueries } from '@autocrm/core/data/tickets/queries.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { DataTable } from '@autocrm/core/ui/data-table.tsx';
import { EmptyState } from '@autocrm/core/ui/empty-state.tsx';
import { Pagination } from '@autocrm/core/ui/pagination.tsx';
import type { TableData } from '@autocrm/core/ui/table-types.ts';
import { useQuery } from '@tanstack/react-query';
import { Inbox, ListFilter } from 'lucide-react';
import { useMemo } from 'react';
import { t } from '../../lib/messages.ts';
import { firstPage, pageTurns } from '../../lib/paging.ts';
import { TableCard } from '../../lib/table-card.tsx';
import { tableDataOf } from '../../lib/table-data.ts';
import { ticketColumns } from './ticket-columns.tsx';
import { isFiltered, noFilters, ticketsOf, type TicketsSearch } from './tickets-search.ts';

export interface TicketTableProps {
  search: TicketsSearch;
  onChange: (patch: Partial<TicketsSearch>) => void;
}

/** One page of the organisation's tickets, in the order and with the filters that the address says. */
export function TicketTable({ search, onChange }: TicketTableProps) {
  const { params, cursor } = ticketsOf(search);
  const query = useQuery(ticketQueries.deskPage(params, cursor));
  const { data: teams } = useQuery(catalogQueries.teams());
  const columns = useMemo(() => {
    const names = new Map(teams?.map(({ id, name }) => [id, name]));
    return ticketColumns((id) => names.get(id) ?? '…');
  }, [teams]);
  const data = tableDataOf(query, ({ tickets }) => tickets);
  return (
    <>
      <TableCard isStale={query.isPlaceholderData}>
        <DataTable
          caption={t.tickets.caption}
          columns={columns}
          data={query.error?.code === 'cursor_invalid' ? fromStart(data, onChange) : data}
          rowId={({ id }) => id}
          rowName={({ number, subject }) => t.ticket.title(number, subject)}
          sort={{
            by: search.sort,
            direction: search.order,
            onChange: (by, order) => {
              const sort = ticketSorts.find((candidate) => candidate === by);
              if (sort) onChange({ sort, order, ...firstPage });
            },
          }}
          empty={<EmptyTable search={search} onChange={onChange} />}
        />
      </TableCard>
      {query.data ? (
        <Pagination
          pending={query.isPlaceholderData}
          summary={t.tickets.page(query.data.tickets.length)}
          {...pageTurns(search, query.data.next_cursor, onChange)}
        />
      ) : null}
    </>
  );
}

/** A page that is no longer where it was: trying again begins at the first. */
function fromStart<Row>(data: TableData<Row>, onChange: TicketTableProps['onChange']) {
  if (data.status !== 'error') return data;
  return {
    ...data,
    onRetry: () => {
      onChange(firstPage);
    },
  };
}

function EmptyTable({ search, onChange }: TicketTableProps) {
  if (!isFiltered(search) && search.cursor === '') {
    return <EmptyState icon={Inbox} title={t.tickets.empty_title} description={t.tickets.empty} />;
  }
  return (
    <EmptyState
      icon={ListFilter}
      title={t.tickets.none_title}
      description={t.tickets.none}
      action={
        <Button
          onClick={() => {
            onChange({ ...noFilters, ...firstPage });
          }}
        >
          {t.tickets.clear}
        </Button>
      }
    />
  );
}
