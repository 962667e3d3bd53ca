import { useCan, useMe } from '@autocrm/core/auth/session-provider.ts';
import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import { PriorityIcon } from '@autocrm/core/blocks/priority-badge.tsx';
import { ticketPriorities } from '@autocrm/core/contracts/closed-sets.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { Select, type SelectOption } from '@autocrm/core/ui/select.tsx';
import { useQuery } from '@tanstack/react-query';
import { late } from '../../lib/late-messages.ts';
import { t } from '../../lib/messages.ts';
import type { useNewTicket } from './use-new-ticket.ts';

interface FormProps {
  form: ReturnType<typeof useNewTicket>['form'];
}

/** How urgent it is, what it is about, and who is to work on it. */
export function PlaceFields({ form }: FormProps) {
  const labels = useBlockLabels();
  return (
    <>
      <Field form={form} name="priority" label={t.ticket.priority}>
        {(control) => (
          <Select
            {...control}
            options={ticketPriorities.toReversed().map((value) => ({
              value,
              label: labels.priority[value],
              icon: <PriorityIcon priority={value} />,
            }))}
          />
        )}
      </Field>
      <CategoryField form={form} />
      <TeamField form={form} />
      <AssigneeField form={form} />
    </>
  );
}

const none = 'none';

function CategoryField({ form }: FormProps) {
  const { data: categories = [] } = useQuery(catalogQueries.categories());
  return (
    <OptionalField
      form={form}
      name="category_id"
      label={t.ticket.category}
      options={[{ value: none, label: t.ticket.no_category }, ...activeNames(categories)]}
    />
  );
}

function TeamField({ form }: FormProps) {
  const { data: teams = [] } = useQuery(catalogQueries.teams());
  return (
    <OptionalField
      form={form}
      name="team_id"
      label={t.ticket.team}
      options={[{ value: none, label: late.create.team_by_rules }, ...activeNames(teams)]}
    />
  );
}

/** Without the permission to assign, one can only take the ticket oneself. */
function AssigneeField({ form }: FormProps) {
  const me = useMe();
  const canAssign = useCan('tickets.assign');
  const { data: staff = [] } = useQuery({ ...peopleQueries.staff(), enabled: canAssign });
  const others = staff.filter(({ id, is_active }) => is_active && id !== me.id);
  return (
    <OptionalField
      form={form}
      name="assigned_agent_id"
      label={t.ticket.assignee}
      options={[
        { value: none, label: t.ticket.nobody },
        { value: me.id, label: me.full_name },
        ...others.map(({ id, full_name }) => ({ value: id, label: full_name })),
      ]}
    />
  );
}

function activeNames(
  rows: readonly { id: string; name: string; is_active: boolean }[],
): SelectOption<string>[] {
  return rows
    .filter(({ is_active }) => is_active)
    .map(({ id, name }) => ({ value: id, label: name }));
}

function OptionalField({
  form,
  name,
  label,
  options,
}: FormProps & {
  name: 'category_id' | 'team_id' | 'assigned_agent_id';
  label: string;
  options: readonly SelectOption<string>[];
}) {
  return (
    <Field form={form} name={name} label={label} optional>
      {({ value, onChange, ...control }) => (
        <Select
          {...control}
          value={value ?? none}
          options={options}
          onChange={(next) => {
            onChange(next === none ? null : next);
          }}
        />
      )}
    </Field>
  );
}
