import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import { ticketPriorities, ticketStatuses } from '@autocrm/core/contracts/closed-sets.ts';
import type { TemplateActions } from '@autocrm/core/contracts/response-template.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Label } from '@autocrm/core/ui/label.tsx';
import { MultiPicker } from '@autocrm/core/ui/picker.tsx';
import { Select } from '@autocrm/core/ui/select.tsx';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { late } from '../../lib/late-messages.ts';
import { t } from '../../lib/messages.ts';

/** The choice that leaves a field of the ticket alone. */
const keep = 'keep';
const nobody = 'none';
/** States that a reply may set: it makes no ticket new, and closing is for later. */
const settable = ticketStatuses.filter((status) => status !== 'new' && status !== 'closed');

export interface ActionFieldsProps {
  actions: TemplateActions;
  /** Why the last ones were refused. */
  problem: string | undefined;
  onChange: (actions: TemplateActions) => void;
}

/** What a template does to the ticket when it is sent in a reply. */
export function ActionFields({ actions, problem, onChange }: ActionFieldsProps) {
  const labels = useBlockLabels();
  const { data: staff = [] } = useQuery(peopleQueries.staff());
  const { data: teams = [] } = useQuery(catalogQueries.teams());
  const { status, priority, assigned_agent_id, team_id, ...rest } = actions;
  const { status: _status, ...withoutStatus } = actions;
  const { priority: _priority, ...withoutPriority } = actions;
  const { assigned_agent_id: _assignee, ...withoutAssignee } = actions;
  const { team_id: _team, ...withoutTeam } = actions;
  return (
    <fieldset className="border-border grid gap-3 rounded-lg border p-3">
      <legend className="px-1 text-sm font-medium">{late.templates.field_actions}</legend>
      <div className="grid grid-cols-4 gap-3 max-md:grid-cols-2 max-sm:grid-cols-1">
        <Choice
          label={late.templates.action_status}
          value={status ?? keep}
          options={settable.map((value) => ({ value, label: labels.status[value] }))}
          onChange={(value) => {
            const next = settable.find((one) => one === value);
            onChange(next ? { ...withoutStatus, status: next } : withoutStatus);
          }}
        />
        <Choice
          label={late.templates.action_priority}
          value={priority ?? keep}
          options={ticketPriorities.map((value) => ({ value, label: labels.priority[value] }))}
          onChange={(value) => {
            const next = ticketPriorities.find((one) => one === value);
            onChange(next ? { ...withoutPriority, priority: next } : withoutPriority);
          }}
        />
        <Choice
          label={late.templates.action_assignee}
          value={assigned_agent_id === undefined ? keep : (assigned_agent_id ?? nobody)}
          options={[
            { value: 'me', label: late.templates.action_assignee_me },
            { value: nobody, label: late.templates.action_assignee_none },
            ...staff
              .filter(({ is_active }) => is_active)
              .map(({ id, full_name }) => ({ value: id, label: full_name })),
          ]}
          onChange={(value) => {
            const next = value === nobody ? null : value;
            onChange(
              value === keep ? withoutAssignee : { ...withoutAssignee, assigned_agent_id: next },
            );
          }}
        />
        <Choice
          label={late.templates.action_team}
          value={team_id === undefined ? keep : (team_id ?? nobody)}
          options={[
            ...teams
              .filter(({ is_active }) => is_active)
              .map(({ id, name }) => ({ value: id, label: name })),
            { value: nobody, label: t.ticket.no_team },
          ]}
          onChange={(value) => {
            const next = value === nobody ? null : value;
            onChange(value === keep ? withoutTeam : { ...withoutTeam, team_id: next });
          }}
        />
      </div>
      <TagsChoice
        ids={rest.add_tag_ids ?? []}
        onChange={(ids) => {
          const { add_tag_ids: _tags, ...others } = actions;
          onChange(ids.length === 0 ? others : { ...others, add_tag_ids: ids });
        }}
      />
      <p role="alert" className="text-danger-ink text-sm empty:hidden">
        {problem}
      </p>
      <p className="text-muted text-sm">{late.templates.field_actions_hint}</p>
    </fieldset>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <Label id={`${id}-label`} htmlFor={id}>
        {label}
      </Label>
      <Select
        id={id}
        aria-labelledby={`${id}-label`}
        value={value}
        options={[{ value: keep, label: late.templates.action_keep }, ...options]}
        onChange={onChange}
      />
    </div>
  );
}

function TagsChoice({
  ids,
  onChange,
}: {
  ids: readonly string[];
  onChange: (ids: string[]) => void;
}) {
  const { data: tags = [] } = useQuery(catalogQueries.tags());
  const chosen = tags.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  const words = chosen.join(', ') || late.templates.action_no_tags;
  return (
    <MultiPicker
      label={late.templates.action_tags}
      trigger={
        <Button
          size="sm"
          aria-label={t.ticket.is(late.templates.action_tags, words)}
          className="justify-self-start"
        >
          {`${late.templates.action_tags}: ${words}`}
        </Button>
      }
      values={ids}
      options={tags.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={onChange}
    />
  );
}
