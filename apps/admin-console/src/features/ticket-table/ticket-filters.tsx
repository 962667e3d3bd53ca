import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import { PriorityIcon } from '@autocrm/core/blocks/priority-badge.tsx';
import { StatusIcon } from '@autocrm/core/blocks/status-badge.tsx';
import { TagDot } from '@autocrm/core/blocks/tag-dot.tsx';
import { ticketPriorities, ticketStatuses } from '@autocrm/core/contracts/closed-sets.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { DateFilter } from '../../lib/date-filter.tsx';
import { ManyFilter, OneFilter } from '../../lib/filter-pickers.tsx';
import { t } from '../../lib/messages.ts';
import { firstPage } from '../../lib/paging.ts';
import { isFiltered, noFilters, type TicketsSearch } from './tickets-search.ts';

export interface TicketFiltersProps {
  search: TicketsSearch;
  onChange: (patch: Partial<TicketsSearch>) => void;
}

/** What the table is narrowed by. Everything chosen stands in the address. */
export function TicketFilters({ search, onChange }: TicketFiltersProps) {
  const labels = useBlockLabels();
  const filter = (patch: Partial<TicketsSearch>) => {
    onChange({ ...patch, ...firstPage });
  };
  return (
    <div role="search" aria-label={t.tickets.filters} className="flex flex-wrap items-center gap-2">
      <ManyFilter
        name={t.tickets.status}
        values={search.status}
        options={ticketStatuses.map((value) => ({
          value,
          label: labels.status[value],
          icon: <StatusIcon status={value} />,
        }))}
        onChange={(status) => {
          filter({ status });
        }}
      />
      <ManyFilter
        name={t.tickets.priority}
        values={search.priority}
        options={ticketPriorities.map((value) => ({
          value,
          label: labels.priority[value],
          icon: <PriorityIcon priority={value} />,
        }))}
        onChange={(priority) => {
          filter({ priority });
        }}
      />
      <OwnerFilters search={search} onChange={filter} />
      <CatalogFilters search={search} onChange={filter} />
      <DateFilter name={t.tickets.created} from={search.from} to={search.to} onChange={filter} />
      <OneFilter
        name={t.tickets.existence}
        value={search.deleted === 'only' ? 'only' : undefined}
        options={[{ value: 'only', label: t.tickets.deleted }]}
        onChange={(value) => {
          filter({ deleted: value === undefined ? 'no' : 'only' });
        }}
      />
      {search.customer === undefined ? null : (
        <CustomerFilter
          id={search.customer}
          onClear={() => {
            filter({ customer: undefined });
          }}
        />
      )}
      {isFiltered(search) ? (
        <Button
          size="sm"
          variant="ghost"
          onClick={() => {
            filter(noFilters);
          }}
        >
          {t.tickets.clear}
        </Button>
      ) : null}
    </div>
  );
}

function OwnerFilters({ search, onChange }: TicketFiltersProps) {
  const { data: teams = [] } = useQuery(catalogQueries.teams());
  const { data: staff = [] } = useQuery(peopleQueries.staff());
  return (
    <>
      <OneFilter
        name={t.tickets.team}
        value={search.team}
        options={[
          { value: 'none', label: t.tickets.no_team },
          ...teams.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(team) => {
          onChange({ team });
        }}
      />
      <OneFilter
        name={t.tickets.assignee}
        value={search.assignee}
        options={[
          { value: 'none', label: t.tickets.nobody },
          ...staff.map(({ id, full_name, email }) => ({
            value: id,
            label: full_name,
            description: email,
          })),
        ]}
        onChange={(assignee) => {
          onChange({ assignee });
        }}
      />
    </>
  );
}

function CatalogFilters({ search, onChange }: TicketFiltersProps) {
  const { data: categories = [] } = useQuery(catalogQueries.categories());
  const { data: tags = [] } = useQuery(catalogQueries.tags());
  return (
    <>
      <OneFilter
        name={t.tickets.category}
        value={search.category}
        options={[
          { value: 'none', label: t.tickets.no_category },
          ...categories.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(category) => {
          onChange({ category });
        }}
      />
      <OneFilter
        name={t.tickets.tag}
        value={search.tag}
        options={tags.map(({ id, name, colour }) => ({
          value: id,
          label: name,
          icon: <TagDot colour={colour} />,
        }))}
        onChange={(tag) => {
          onChange({ tag });
        }}
      />
    </>
  );
}

/** Set by a link from a person's page; here it can only be taken away. */
function CustomerFilter({ id, onClear }: { id: string; onClear: () => void }) {
  const { data } = useQuery(peopleQueries.detail(id));
  const name = data === undefined ? '…' : data.full_name || data.email;
  return (
    <Button size="sm" className="border-accent bg-accent-soft max-w-64" onClick={onClear}>
      <span className="truncate">
        {`${t.tickets.customer}: `}
        <span className="text-accent-ink">{name}</span>
      </span>
      <X aria-hidden />
      <span className="sr-only">{t.tickets.remove_filter}</span>
    </Button>
  );
}
