import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import { useDebounced } from '@autocrm/core/lib/use-debounced.ts';
import { Combobox } from '@autocrm/core/ui/combobox.tsx';
import { Input } from '@autocrm/core/ui/input.tsx';
import { Select } from '@autocrm/core/ui/select.tsx';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { late } from '../../lib/late-messages.ts';
import type { QueueSearch } from '../../lib/queue-search.ts';
import { type ListedFilter, useFilterOptions } from './filter-options.ts';
import { readFilter } from './read-filter.ts';
import { useFilterCustomer } from './use-filter-customer.ts';

export interface FilterFieldProps {
  search: QueueSearch;
  onChange: (patch: Partial<QueueSearch>) => void;
}

function Labelled({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="text-muted mb-1 block text-xs font-medium">
        {label}
      </label>
      {children}
    </div>
  );
}

/** Words of the subject or the conversation. */
export function WordsFilter({ search, onChange }: FilterFieldProps) {
  const id = useId();
  const [{ typed, q }, setState] = useState({ typed: search.q, q: search.q });
  // Taken off from elsewhere, they are not here either.
  if (q !== search.q) setState({ typed: search.q, q: search.q });
  const apply = () => {
    if (typed.trim() !== search.q) onChange({ q: typed.trim() });
  };
  return (
    <Labelled id={id} label={late.list.filters.q}>
      <Input
        id={id}
        maxLength={200}
        value={typed}
        placeholder={late.list.words_hint}
        onChange={(event) => {
          setState({ typed: event.target.value, q });
        }}
        // A search per letter would be many.
        onBlur={apply}
        onKeyDown={(event) => {
          if (event.key === 'Enter') apply();
        }}
      />
    </Labelled>
  );
}

/** One of what admins define, or of colleagues. */
export function ListedChoice({
  name,
  search,
  onChange,
}: FilterFieldProps & { name: ListedFilter }) {
  const id = useId();
  const options = useFilterOptions()[name];
  return (
    <Labelled id={id} label={late.list.filters[name]}>
      <Combobox
        id={id}
        options={options}
        placeholder={late.list.any}
        value={options.find(({ value }) => value === search[name]) ?? null}
        onChange={(option) => {
          onChange(readFilter(name, option?.value));
        }}
      />
    </Labelled>
  );
}

/** In ms; a search per letter would be many. */
const pause = 200;

/** One customer, found by name or address. */
export function CustomerFilter({ search, onChange }: FilterFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const words = useDebounced(typed.trim(), pause);
  const found = useQuery({
    ...peopleQueries.list({ role: 'customer', search: words }),
    enabled: words !== '',
  });
  const name = useFilterCustomer(search.customer);
  const options = (words === '' ? [] : (found.data?.people ?? [])).map((person) => ({
    value: person.id,
    label: person.full_name,
    description: person.email,
  }));
  return (
    <Labelled id={id} label={late.list.filters.customer}>
      <Combobox
        id={id}
        options={options}
        placeholder={late.list.customer_hint}
        value={search.customer === undefined ? null : { value: search.customer, label: name }}
        search={{
          onQuery: setTyped,
          pending: typed.trim() !== words || found.isFetching,
          error: found.error?.message,
        }}
        onChange={(option) => {
          onChange(readFilter('customer', option?.value));
        }}
      />
    </Labelled>
  );
}

/** The first or the last day on which a ticket was opened. */
export function DayFilter({
  name,
  search,
  onChange,
}: FilterFieldProps & { name: 'from' | 'until' }) {
  const id = useId();
  return (
    <Labelled id={id} label={late.list.filters[name]}>
      <Input
        id={id}
        type="date"
        value={search[name] ?? ''}
        onChange={(event) => {
          onChange(readFilter(name, event.target.value || undefined));
        }}
      />
    </Labelled>
  );
}

/** Which tickets a saved view begins with. */
export function ScopeFilter({
  scopes,
  search,
  onChange,
}: FilterFieldProps & { scopes: readonly (keyof typeof late.list.scopes)[] }) {
  const id = useId();
  return (
    <Labelled id={id} label={late.list.filters.scope}>
      <Select
        id={id}
        value={search.scope ?? 'everything'}
        options={scopes.map((value) => ({ value, label: late.list.scopes[value] }))}
        onChange={(scope) => {
          onChange({ scope });
        }}
      />
    </Labelled>
  );
}
