import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { fieldOf } from '../../lib/field-filter.ts';
import { late } from '../../lib/late-messages.ts';
import { t } from '../../lib/messages.ts';
import type { QueueSearch } from '../../lib/queue-search.ts';
import { shortDay } from '../../lib/times.ts';
import { listedFilters, useFilterOptions } from './filter-options.ts';
import { useFilterCustomer } from './use-filter-customer.ts';

export interface FilterChipsProps {
  search: QueueSearch;
  onChange: (patch: Partial<QueueSearch>) => void;
}

interface Chip {
  name: keyof typeof late.list.filters;
  value: string;
  off: Partial<QueueSearch>;
}

/** The filters that are set, each with the way to take it off. */
export function FilterChips({ search, onChange }: FilterChipsProps) {
  const chips = useChips(search);
  return (
    <ul className="flex flex-wrap gap-1.5 px-4 pb-2 max-lg:px-3">
      {chips.map(({ name, value, off }) => (
        <li
          key={name}
          className="bg-accent-soft text-accent-ink flex max-w-full items-center gap-1 rounded-full ps-2.5 text-xs font-medium"
        >
          <span className="truncate" title={value}>
            {late.list.filter_is(late.list.filters[name], value)}
          </span>
          <button
            type="button"
            aria-label={late.list.remove_filter(late.list.filters[name])}
            onClick={() => {
              onChange(off);
            }}
            className="grid size-6 shrink-0 place-items-center rounded-full"
          >
            <X aria-hidden className="size-3.5" />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What is asked of a custom field, in words. */
function useFilterField(text: string | undefined): string | undefined {
  const { data: fields = [] } = useQuery({
    ...catalogQueries.customFields(),
    enabled: text !== undefined,
  });
  if (text === undefined) return undefined;
  const { key, value } = fieldOf(text);
  const label = fields.find((field) => field.key === key)?.label ?? key;
  if (typeof value !== 'boolean') return late.list.filter_is(label, String(value));
  return late.list.filter_is(label, value ? late.list.yes : late.list.no);
}

function useChips(search: QueueSearch): Chip[] {
  const labels = useBlockLabels();
  const options = useFilterOptions();
  const customer = useFilterCustomer(search.customer);
  const field = useFilterField(search.field);
  const many = <Value extends string>(
    name: 'status' | 'priority' | 'channel' | 'sla',
    values: readonly Value[],
    names: Readonly<Record<Value, string>>,
  ): Chip[] => {
    const value = values.map((one) => names[one]).join(', ');
    return values.length === 0 ? [] : [{ name, value, off: { [name]: [] } }];
  };
  const one = (name: Chip['name'], value: string | undefined): Chip[] =>
    value === undefined ? [] : [{ name, value, off: { [name]: undefined } }];
  const dayOf = (day: string | undefined) => (day === undefined ? undefined : shortDay(day));
  const words = search.q.trim();
  return [
    ...one('q', words === '' ? undefined : words),
    ...many('status', search.status, labels.status),
    ...many('priority', search.priority, labels.priority),
    ...many('channel', search.channel, t.ticket.channels),
    ...many('sla', search.sla, late.list.sla_states),
    ...listedFilters.flatMap((name) => {
      const found = options[name].find(({ value }) => value === search[name]);
      return one(name, search[name] === undefined ? undefined : (found?.label ?? '…'));
    }),
    ...one('customer', search.customer === undefined ? undefined : customer),
    ...one('field', field),
    ...one('from', dayOf(search.from)),
    ...one('until', dayOf(search.until)),
  ];
}
