import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import { PriorityIcon } from '@autocrm/core/blocks/priority-badge.tsx';
import { StatusIcon } from '@autocrm/core/blocks/status-badge.tsx';
import { ticketPriorities } from '@autocrm/core/contracts/closed-sets.ts';
import type { TicketPatch } from '@autocrm/core/contracts/ticket-commands.ts';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { Picker } from '@autocrm/core/ui/picker.tsx';
import { useState } from 'react';
import { useChoices, useCommand } from '../../lib/commands.tsx';
import { DueBadge } from '../../lib/due-badge.tsx';
import { t } from '../../lib/messages.ts';
import { useTicketChange } from '../../lib/use-ticket-change.ts';
import { AssigneeField } from './assignee-field.tsx';
import { FieldButton } from './field-button.tsx';
import { CategoryField, TeamField } from './place-fields.tsx';
import { TagsField } from './tags-field.tsx';

/** The fields of a ticket in one line, each the button to its choices. */
export function TicketFields({ ticket }: { ticket: StaffTicketDetail }) {
  const change = useTicketChange(ticket);
  const set = (patch: TicketPatch) => void change(patch);
  const shared = { ticket, onChange: set };
  return (
    <div className="mt-2 flex flex-wrap items-center gap-1.5">
      <StatusField {...shared} />
      <PriorityField {...shared} />
      <AssigneeField {...shared} />
      <TeamField {...shared} />
      <CategoryField {...shared} />
      <TagsField {...shared} />
      {ticket.sla ? <DueBadge sla={ticket.sla} look="named" className="sm:ms-auto" /> : null}
    </div>
  );
}

interface FieldProps {
  ticket: StaffTicketDetail;
  onChange: (patch: TicketPatch) => void;
}

function StatusField({ ticket, onChange }: FieldProps) {
  const labels = useBlockLabels();
  const [isOpen, setOpen] = useState(false);
  useCommand('ticket.status', () => {
    setOpen(true);
  });
  const { status, next_statuses } = ticket;
  useChoices(
    next_statuses.map((next) => ({
      id: `status.${next}`,
      group: 'ticket',
      label: t.ticket.set_status(labels.status[next]),
      icon: <StatusIcon status={next} />,
      run: () => {
        onChange({ status: next });
      },
    })),
  );
  const options = [status, ...next_statuses.filter((next) => next !== status)];
  return (
    <Picker
      label={t.ticket.status}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <FieldButton
          name={t.ticket.status}
          value={labels.status[status]}
          icon={<StatusIcon status={status} />}
          command="ticket.status"
        />
      }
      value={status}
      options={options.map((value) => ({
        value,
        label: labels.status[value],
        icon: <StatusIcon status={value} />,
      }))}
      onChange={(next) => {
        onChange({ status: next });
      }}
    />
  );
}

function PriorityField({ ticket, onChange }: FieldProps) {
  const labels = useBlockLabels();
  const [isOpen, setOpen] = useState(false);
  useCommand('ticket.priority', () => {
    setOpen(true);
  });
  useChoices(
    ticketPriorities.map((priority) => ({
      id: `priority.${priority}`,
      group: 'ticket',
      label: t.ticket.set_priority(labels.priority[priority]),
      icon: <PriorityIcon priority={priority} />,
      run: () => {
        onChange({ priority });
      },
    })),
  );
  return (
    <Picker
      label={t.ticket.priority}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <FieldButton
          name={t.ticket.priority}
          value={labels.priority[ticket.priority]}
          icon={<PriorityIcon priority={ticket.priority} />}
          command="ticket.priority"
        />
      }
      value={ticket.priority}
      options={ticketPriorities.toReversed().map((value) => ({
        value,
        label: labels.priority[value],
        icon: <PriorityIcon priority={value} />,
      }))}
      onChange={(priority) => {
        onChange({ priority });
      }}
    />
  );
}
