import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import { liveStatuses, ticketPriorities } from '@autocrm/core/contracts/closed-sets.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Checkbox } from '@autocrm/core/ui/checkbox.tsx';
import { Combobox } from '@autocrm/core/ui/combobox.tsx';
import { Popover } from '@autocrm/core/ui/popover.tsx';
import { type ReactElement, useId } from 'react';
import { t } from '../../lib/messages.ts';
import { filterCount, noFilters, type QueueSearch } from '../../lib/queue-search.ts';
import type { QueueView } from '../../lib/views.ts';
import { useFilterOptions } from './filter-options.ts';
import { readFilter } from './read-filter.ts';

export interface FilterPopoverProps {
  trigger: ReactElement;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  view: QueueView;
  search: QueueSearch;
  onChange: (patch: Partial<QueueSearch>) => void;
}

/** What the view decides itself is not asked again. */
const decidesStatus: ReadonlySet<QueueView> = new Set(['waiting', 'resolved']);
const decidesAssignee: ReadonlySet<QueueView> = new Set(['mine', 'unassigned']);

/** Narrows the list. Each choice applies at once and stands in the address. */
export function FilterPopover({ view, search, onChange, ...popover }: FilterPopoverProps) {
  const labels = useBlockLabels();
  return (
    <Popover label={t.queue.filter} align="end" className="w-76" {...popover}>
      <div className="grid grid-cols-1 gap-3">
        {decidesStatus.has(view) ? null : (
          <Choices
            label={t.queue.filters.status}
            options={liveStatuses}
            names={labels.status}
            values={search.status}
            onChange={(status) => {
              onChange({ status });
            }}
          />
        )}
        <Choices
          label={t.queue.filters.priority}
          options={ticketPriorities.toReversed()}
          names={labels.priority}
          values={search.priority}
          onChange={(priority) => {
            onChange({ priority });
          }}
        />
        <One name="category" search={search} onChange={onChange} />
        <One name="tag" search={search} onChange={onChange} />
        {decidesAssignee.has(view) ? null : (
          <One name="assignee" search={search} onChange={onChange} />
        )}
        {filterCount(search) > 0 ? (
          <Button
            size="sm"
            variant="ghost"
            className="justify-self-start"
            onClick={() => {
              onChange(noFilters);
            }}
          >
            {t.queue.clear_filters}
          </Button>
        ) : null}
      </div>
    </Popover>
  );
}

function Choices<Value extends string>({
  label,
  options,
  names,
  values,
  onChange,
}: {
  label: string;
  options: readonly Value[];
  names: Readonly<Record<Value, string>>;
  values: readonly Value[];
  onChange: (values: Value[]) => void;
}) {
  return (
    <fieldset>
      <legend className="text-muted mb-1 text-xs font-medium">{label}</legend>
      <div className="grid grid-cols-2 gap-x-3">
        {options.map((option) => (
          <Checkbox
            key={option}
            label={names[option]}
            checked={values.includes(option)}
            onCheckedChange={(checked) => {
              onChange(options.filter((o) => (o === option ? checked : values.includes(o))));
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}

function One({
  name,
  search,
  onChange,
}: {
  name: 'category' | 'tag' | 'assignee';
  search: QueueSearch;
  onChange: (patch: Partial<QueueSearch>) => void;
}) {
  const id = useId();
  const options = useFilterOptions()[name];
  return (
    <div>
      <label htmlFor={id} className="text-muted mb-1 block text-xs font-medium">
        {t.queue.filters[name]}
      </label>
      <Combobox
        id={id}
        options={options}
        placeholder={t.queue.any}
        value={options.find(({ value }) => value === search[name]) ?? null}
        onChange={(option) => {
          onChange(readFilter(name, option?.value));
        }}
      />
    </div>
  );
}
