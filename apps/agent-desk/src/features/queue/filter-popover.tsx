import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import {
  liveStatuses,
  ticketChannels,
  ticketPriorities,
  ticketStatuses,
} from '@autocrm/core/contracts/closed-sets.ts';
import { slaStates } from '@autocrm/core/contracts/sla.ts';
import { ticketViews } from '@autocrm/core/contracts/ticket-list.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Checkbox } from '@autocrm/core/ui/checkbox.tsx';
import { Popover } from '@autocrm/core/ui/popover.tsx';
import type { ReactElement } from 'react';
import { late } from '../../lib/late-messages.ts';
import { t } from '../../lib/messages.ts';
import { filterCount, hasWords, noFilters, type QueueSearch } from '../../lib/queue-search.ts';
import { type QueueView, savedOf, teamOf } from '../../lib/views.ts';
import { CustomFieldFilter } from './custom-field-filter.tsx';
import {
  CustomerFilter,
  DayFilter,
  ListedChoice,
  ScopeFilter,
  WordsFilter,
} from './filter-fields.tsx';

export interface FilterPopoverProps {
  trigger: ReactElement;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  view: QueueView;
  search: QueueSearch;
  onChange: (patch: Partial<QueueSearch>) => void;
}

/** What the view decides itself is not asked again. */
const decidesStatus: ReadonlySet<string> = new Set(['waiting', 'resolved']);
const decidesAssignee: ReadonlySet<string> = new Set(['mine', 'unassigned']);
const anyStatus: ReadonlySet<string> = new Set(['search', 'deleted', 'everything']);

/** Narrows the list. Each choice applies at once and stands in the address. */
export function FilterPopover({ view, search, onChange, ...popover }: FilterPopoverProps) {
  const labels = useBlockLabels();
  const isSaved = savedOf(view) !== undefined;
  // A saved view begins with one of the usual ones, whose rules hold.
  const base = isSaved ? (search.scope ?? 'everything') : view;
  const field = { search, onChange };
  return (
    <Popover label={t.queue.filter} align="end" className="w-80" {...popover}>
      <div className="grid grid-cols-1 gap-3">
        {view === 'search' ? null : <WordsFilter {...field} />}
        {isSaved ? <ScopeFilter {...field} scopes={ticketViews} /> : null}
        {decidesStatus.has(base) ? null : (
          <Choices
            label={late.list.filters.status}
            options={anyStatus.has(base) ? ticketStatuses : liveStatuses}
            names={labels.status}
            values={search.status}
            onChange={(status) => {
              onChange({ status });
            }}
          />
        )}
        <Choices
          label={late.list.filters.priority}
          options={ticketPriorities.toReversed()}
          names={labels.priority}
          values={search.priority}
          onChange={(priority) => {
            onChange({ priority });
          }}
        />
        <Choices
          label={late.list.filters.channel}
          options={ticketChannels}
          names={t.ticket.channels}
          values={search.channel}
          onChange={(channel) => {
            onChange({ channel });
          }}
        />
        {/* Nothing of what is resolved is due. */}
        {base === 'resolved' ? null : (
          <Choices
            label={late.list.filters.sla}
            options={slaStates}
            names={late.list.sla_states}
            values={search.sla}
            onChange={(sla) => {
              onChange({ sla });
            }}
          />
        )}
        {decidesAssignee.has(base) ? null : <ListedChoice name="assignee" {...field} />}
        {teamOf(view) === undefined ? <ListedChoice name="team" {...field} /> : null}
        <ListedChoice name="category" {...field} />
        <ListedChoice name="tag" {...field} />
        <CustomerFilter {...field} />
        <CustomFieldFilter {...field} />
        <div className="grid grid-cols-2 gap-3">
          <DayFilter name="from" {...field} />
          <DayFilter name="until" {...field} />
        </div>
        {filterCount(search) > 0 || hasWords(view, search) ? (
          <Button
            size="sm"
            variant="ghost"
            className="justify-self-start"
            onClick={() => {
              onChange(view === 'search' ? noFilters : { ...noFilters, q: '' });
            }}
          >
            {late.list.clear_filters}
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
