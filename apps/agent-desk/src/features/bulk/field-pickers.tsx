import { useCan, useMe } from '@autocrm/core/auth/session-provider.ts';
import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import { PriorityIcon } from '@autocrm/core/blocks/priority-badge.tsx';
import { StatusIcon } from '@autocrm/core/blocks/status-badge.tsx';
import { ticketPriorities } from '@autocrm/core/contracts/closed-sets.ts';
import type { BulkPatch } from '@autocrm/core/contracts/ticket-operations.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import { Avatar } from '@autocrm/core/ui/avatar.tsx';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { Picker, type PickerOption } from '@autocrm/core/ui/picker.tsx';
import { useQuery } from '@tanstack/react-query';
import {
  ChartNoAxesColumnIncreasing,
  CircleDashed,
  CircleDot,
  type LucideIcon,
  Shapes,
  UserRound,
  UsersRound,
} from 'lucide-react';
import { t } from '../../lib/messages.ts';
import { type CommandId, keyText } from '../../lib/shortcuts.ts';
import type { BulkPanel } from '../../lib/use-bulk-actions.ts';
import { settableStatuses } from './settable-statuses.ts';

const none = 'none';

export interface FieldPickersProps {
  change: (patch: BulkPatch) => void;
  opener: (panel: BulkPanel) => { open: boolean; onOpenChange: (open: boolean) => void };
}

interface FieldProps<Value extends string> {
  panel: BulkPanel & keyof typeof t.bulk;
  icon: LucideIcon;
  command: CommandId;
  options: readonly PickerOption<Value>[];
  onChoose: (value: Value) => void;
  opener: FieldPickersProps['opener'];
}

/** One field of the selected tickets: each choice is one command. */
function Field<Value extends string>(props: FieldProps<Value>) {
  const { panel, icon, command, options, onChoose, opener } = props;
  const label = t.bulk[panel];
  return (
    <Picker
      label={label}
      {...opener(panel)}
      trigger={<IconButton size="sm" icon={icon} label={label} shortcut={keyText(command)} />}
      value={null}
      options={options}
      onChange={onChoose}
    />
  );
}

/** State, priority, assignee, team and category. */
export function FieldPickers({ change, opener }: FieldPickersProps) {
  const labels = useBlockLabels();
  const { data: teams = [] } = useQuery(catalogQueries.teams());
  const { data: categories = [] } = useQuery(catalogQueries.categories());
  const assignees = useAssignees();
  const orNone = (value: string) => (value === none ? null : value);
  return (
    <>
      <Field
        panel="status"
        icon={CircleDot}
        command="ticket.status"
        opener={opener}
        options={settableStatuses.map((value) => ({
          value,
          label: labels.status[value],
          icon: <StatusIcon status={value} />,
        }))}
        onChoose={(status) => {
          change({ status });
        }}
      />
      <Field
        panel="priority"
        icon={ChartNoAxesColumnIncreasing}
        command="ticket.priority"
        opener={opener}
        options={ticketPriorities.toReversed().map((value) => ({
          value,
          label: labels.priority[value],
          icon: <PriorityIcon priority={value} />,
        }))}
        onChoose={(priority) => {
          change({ priority });
        }}
      />
      <Field
        panel="assignee"
        icon={UserRound}
        command="ticket.assign"
        opener={opener}
        options={assignees}
        onChoose={(value) => {
          change({ assigned_agent_id: orNone(value) });
        }}
      />
      <Field
        panel="team"
        icon={UsersRound}
        command="ticket.team"
        opener={opener}
        options={[...named(teams), { value: none, label: t.bulk.no_team }]}
        onChoose={(value) => {
          change({ team_id: orNone(value) });
        }}
      />
      <Field
        panel="category"
        icon={Shapes}
        command="ticket.category"
        opener={opener}
        options={[...named(categories), { value: none, label: t.bulk.no_category }]}
        onChoose={(value) => {
          change({ category_id: orNone(value) });
        }}
      />
    </>
  );
}

function named(rows: readonly { id: string; name: string; is_active: boolean }[]) {
  return rows
    .filter(({ is_active }) => is_active)
    .map(({ id, name }) => ({ value: id, label: name }));
}

/** Without the permission to assign, one takes what nobody has and gives back one's own. */
function useAssignees(): PickerOption<string>[] {
  const me = useMe();
  const canAssign = useCan('tickets.assign');
  const { data: staff = [] } = useQuery({ ...peopleQueries.staff(), enabled: canAssign });
  const person = (value: string, label: string) => ({
    value,
    label,
    icon: <Avatar size="xs" name={label} />,
  });
  const others = canAssign ? staff.filter(({ id, is_active }) => is_active && id !== me.id) : [];
  return [
    person(me.id, me.full_name),
    {
      value: none,
      label: t.bulk.nobody,
      icon: <CircleDashed aria-hidden className="text-muted size-4" />,
    },
    ...others.map(({ id, full_name }) => person(id, full_name)),
  ];
}
