import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import { X } from 'lucide-react';
import { t } from '../../lib/messages.ts';
import type { QueueSearch } from '../../lib/queue-search.ts';
import { useFilterOptions } from './filter-options.ts';

export interface FilterChipsProps {
  search: QueueSearch;
  onChange: (patch: Partial<QueueSearch>) => void;
}

/** The filters that are set, each with the way to take it off. */
export function FilterChips({ search, onChange }: FilterChipsProps) {
  const labels = useBlockLabels();
  const options = useFilterOptions();
  const one = (name: 'category' | 'tag' | 'assignee') => {
    const value = search[name];
    if (value === undefined) return [];
    const label = options[name].find((option) => option.value === value)?.label ?? '…';
    return [{ name, value: label, off: { [name]: undefined } }];
  };
  const chips = [
    ...(search.status.length > 0
      ? [
          {
            name: 'status' as const,
            value: search.status.map((status) => labels.status[status]).join(', '),
            off: { status: [] },
          },
        ]
      : []),
    ...(search.priority.length > 0
      ? [
          {
            name: 'priority' as const,
            value: search.priority.map((priority) => labels.priority[priority]).join(', '),
            off: { priority: [] },
          },
        ]
      : []),
    ...one('category'),
    ...one('tag'),
    ...one('assignee'),
  ];
  return (
    <ul className="flex flex-wrap gap-1.5 px-4 pb-2 max-lg:px-3">
      {chips.map(({ name, value, off }) => (
        <li
          key={name}
          className="bg-accent-soft text-accent-ink flex max-w-full items-center gap-1 rounded-full ps-2.5 text-xs font-medium"
        >
          <span className="truncate" title={value}>
            {t.queue.filter_is(t.queue.filters[name], value)}
          </span>
          <button
            type="button"
            aria-label={t.queue.remove_filter(t.queue.filters[name])}
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
