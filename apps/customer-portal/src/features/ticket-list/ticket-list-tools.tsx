import type { SetSearchOptions } from '@autocrm/core/app/search.ts';
import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import { ticketStatuses } from '@autocrm/core/contracts/closed-sets.ts';
import { ticketSorts } from '@autocrm/core/contracts/ticket-list.ts';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { Select } from '@autocrm/core/ui/select.tsx';
import { ArrowDownWideNarrow, ArrowUpNarrowWide } from 'lucide-react';
import { t } from '../../lib/messages.ts';
import { TicketSearchBox } from './ticket-search-box.tsx';
import type { TicketsSearch } from './tickets-search.ts';

export interface TicketListToolsProps {
  search: TicketsSearch;
  onChange: (patch: Partial<TicketsSearch>, options?: SetSearchOptions) => void;
}

/** Another filter or order begins again at the first page. */
const firstPage = { cursor: '', before: [] };

/** Filter and order of "My tickets". */
export function TicketListTools({ search, onChange }: TicketListToolsProps) {
  const labels = useBlockLabels();
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="w-full">
        <TicketSearchBox
          words={search.q}
          onChange={(q) => {
            // From one search to the next, Back leaves the search.
            onChange({ q, ...firstPage }, { replace: search.q !== '' && q !== '' });
          }}
        />
      </div>
      <div className="min-w-0 flex-1 sm:w-44 sm:flex-none">
        <Select
          size="sm"
          aria-label={t.list.filter}
          value={search.status ?? 'any'}
          options={[
            { value: 'any', label: t.list.filter_any },
            ...ticketStatuses.map((value) => ({
              value,
              label: labels.status[value],
              icon: (
                <span
                  aria-hidden
                  data-tone={value}
                  className="bg-tone size-2 shrink-0 rounded-full"
                />
              ),
            })),
          ]}
          onChange={(value) => {
            onChange({ status: value === 'any' ? undefined : value, ...firstPage });
          }}
        />
      </div>
      {search.q === '' ? <OrderTools search={search} onChange={onChange} /> : null}
    </div>
  );
}

/** A search has an order of its own. */
function OrderTools({ search, onChange }: TicketListToolsProps) {
  const ascending = search.order === 'asc';
  return (
    <div className="flex min-w-0 flex-[1.2] items-center gap-1 sm:ms-auto sm:flex-none">
      <div className="min-w-0 flex-1 sm:w-44 sm:flex-none">
        <Select
          size="sm"
          aria-label={t.list.sort}
          value={search.sort}
          options={ticketSorts.map((value) => ({ value, label: t.list.sorts[value] }))}
          onChange={(sort) => {
            onChange({ sort, ...firstPage });
          }}
        />
      </div>
      <IconButton
        size="sm"
        icon={ascending ? ArrowUpNarrowWide : ArrowDownWideNarrow}
        label={t.list.turn(ascending)}
        onClick={() => {
          onChange({ order: ascending ? 'desc' : 'asc', ...firstPage });
        }}
      />
    </div>
  );
}
