import { useAvatars } from '@autocrm/core/app/use-files.ts';
import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import { PersonChip } from '@autocrm/core/blocks/person-chip.tsx';
import { PriorityBadge, PriorityIcon } from '@autocrm/core/blocks/priority-badge.tsx';
import { StatusBadge, StatusIcon } from '@autocrm/core/blocks/status-badge.tsx';
import { ticketPriorities, ticketStatuses } from '@autocrm/core/contracts/closed-sets.ts';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import { Card } from '@autocrm/core/ui/card.tsx';
import { Picker } from '@autocrm/core/ui/picker.tsx';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../lib/messages.ts';
import { CatalogFields } from './catalog-fields.tsx';
import { FieldButton, FieldRow } from './field-row.tsx';
import { useTicketChange } from './use-ticket-change.ts';

export interface TicketFieldProps {
  ticket: StaffTicketDetail;
  change: ReturnType<typeof useTicketChange>;
}

/** What an admin may overrule on a ticket; each choice is saved at once. */
export function TicketFields({ ticket }: { ticket: StaffTicketDetail }) {
  const change = useTicketChange(ticket.id);
  return (
    <Card className="p-4">
      <h2 className="text-sm font-semibold">{t.ticket.properties}</h2>
      <dl className="mt-2">
        <StatusField ticket={ticket} change={change} />
        <PriorityField ticket={ticket} change={change} />
        <AssigneeField ticket={ticket} change={change} />
        <CatalogFields ticket={ticket} change={change} />
      </dl>
    </Card>
  );
}

function StatusField({ ticket, change }: TicketFieldProps) {
  const { status: labels } = useBlockLabels();
  const allowed = ticketStatuses.filter(
    (status) => status === ticket.status || ticket.next_statuses.includes(status),
  );
  return (
    <FieldRow name={t.tickets.status}>
      <Picker
        label={t.tickets.status}
        align="end"
        value={ticket.status}
        options={allowed.map((value) => ({
          value,
          label: labels[value],
          icon: <StatusIcon status={value} />,
        }))}
        onChange={(status) => {
          change('status', { status });
        }}
        trigger={
          <FieldButton
            name={t.tickets.status}
            value={labels[ticket.status]}
            disabled={ticket.deleted_at !== null}
          >
            <StatusBadge status={ticket.status} />
          </FieldButton>
        }
      />
    </FieldRow>
  );
}

function PriorityField({ ticket, change }: TicketFieldProps) {
  const { priority: labels } = useBlockLabels();
  return (
    <FieldRow name={t.tickets.priority}>
      <Picker
        label={t.tickets.priority}
        align="end"
        value={ticket.priority}
        options={ticketPriorities.map((value) => ({
          value,
          label: labels[value],
          icon: <PriorityIcon priority={value} />,
        }))}
        onChange={(priority) => {
          change('priority', { priority });
        }}
        trigger={
          <FieldButton
            name={t.tickets.priority}
            value={labels[ticket.priority]}
            disabled={ticket.deleted_at !== null}
          >
            <PriorityBadge priority={ticket.priority} />
          </FieldButton>
        }
      />
    </FieldRow>
  );
}

const nobody = 'none';

function AssigneeField({ ticket, change }: TicketFieldProps) {
  const { data: staff = [] } = useQuery(peopleQueries.staff());
  const avatarOf = useAvatars(ticket.people);
  const assignee = ticket.assigned_agent_id;
  const name = ticket.assignee_name ?? t.tickets.nobody;
  return (
    <FieldRow name={t.tickets.assignee}>
      <Picker
        label={t.tickets.assignee}
        align="end"
        value={assignee ?? nobody}
        options={[
          { value: nobody, label: t.tickets.nobody },
          ...staff.flatMap(({ id, full_name, email, is_active }) =>
            is_active || id === assignee
              ? [{ value: id, label: full_name || email, description: email }]
              : [],
          ),
        ]}
        onChange={(value) => {
          change('assigned_agent_id', { assigned_agent_id: value === nobody ? null : value });
        }}
        trigger={
          <FieldButton name={t.tickets.assignee} value={name} disabled={ticket.deleted_at !== null}>
            {assignee === null ? (
              <span className="text-muted">{name}</span>
            ) : (
              <PersonChip name={name} avatar_url={avatarOf(assignee)} />
            )}
          </FieldButton>
        }
      />
    </FieldRow>
  );
}
