import { useCan, useMe } from '@autocrm/core/auth/session-provider.ts';
import { AvailabilityDot } from '@autocrm/core/blocks/availability-dot.tsx';
import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import type { Availability } from '@autocrm/core/contracts/closed-sets.ts';
import type { TicketPatch } from '@autocrm/core/contracts/ticket-commands.ts';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import { Avatar } from '@autocrm/core/ui/avatar.tsx';
import { Picker, type PickerOption } from '@autocrm/core/ui/picker.tsx';
import { useQuery } from '@tanstack/react-query';
import { CircleDashed } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useChoices, useCommand } from '../../lib/commands.tsx';
import { t } from '../../lib/messages.ts';
import { FieldButton } from './field-button.tsx';

const nobody = 'none';

export interface AssigneeFieldProps {
  ticket: StaffTicketDetail;
  onChange: (patch: TicketPatch) => void;
}

/** Who has the ticket. Without the permission to assign, one takes what nobody has and gives back one's own. */
export function AssigneeField({ ticket, onChange }: AssigneeFieldProps) {
  const options = useAssignees(ticket);
  const [isOpen, setOpen] = useState(false);
  const open = () => {
    setOpen(true);
  };
  useCommand('ticket.assign', options.length > 1 ? open : undefined);
  const assign = (value: string) => {
    onChange({ assigned_agent_id: value === nobody ? null : value });
  };
  useChoices(
    options
      .filter(({ value }) => value !== (ticket.assigned_agent_id ?? nobody))
      .map(({ value, label, icon }) => ({
        id: `assign.${value}`,
        group: 'ticket',
        label: t.ticket.set_assignee(label),
        icon,
        run: () => {
          assign(value);
        },
      })),
  );
  const current = ticket.assignee_name ?? t.ticket.nobody;
  const button = (
    <FieldButton
      name={t.ticket.assignee}
      value={current}
      isUnset={ticket.assigned_agent_id === null}
      disabled={options.length <= 1}
      command="ticket.assign"
      icon={
        ticket.assigned_agent_id === null ? (
          <CircleDashed aria-hidden className="size-3.5 shrink-0" />
        ) : (
          <Avatar size="xs" name={current} className="-ms-1 scale-90" />
        )
      }
    />
  );
  if (options.length <= 1) return button;
  return (
    <Picker
      label={t.ticket.assignee}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={button}
      value={ticket.assigned_agent_id ?? nobody}
      options={options}
      onChange={assign}
    />
  );
}

/** Whom the reader may give this ticket to, the present one among them. */
function useAssignees(ticket: StaffTicketDetail): PickerOption<string>[] {
  const me = useMe();
  const labels = useBlockLabels().availability;
  const canAssign = useCan('tickets.assign');
  const { data: staff } = useQuery({ ...peopleQueries.staff(), enabled: canAssign });
  const { assigned_agent_id, assignee_name, team_id } = ticket;
  return useMemo(() => {
    const none = {
      value: nobody,
      label: t.ticket.unassign,
      icon: <CircleDashed aria-hidden className="text-muted size-4" />,
    };
    const person = (value: string, label: string, availability?: Availability) => ({
      value,
      label,
      // Who is at work is what one expects: only the others need a word.
      description: availability === 'online' ? undefined : availability && labels[availability],
      icon: <PersonIcon name={label} availability={availability} />,
    });
    const self = person(me.id, me.full_name, me.availability);
    if (canAssign) {
      const isInTeam = (member: { team_members: readonly { team_id: string }[] }) =>
        member.team_members.some((team) => team.team_id === team_id);
      const others = (staff ?? []).filter(({ id, is_active }) => is_active && id !== me.id);
      const sorted = [...others.filter(isInTeam), ...others.filter((one) => !isInTeam(one))];
      return [
        self,
        none,
        ...sorted.map(({ id, full_name, availability }) => person(id, full_name, availability)),
      ];
    }
    if (assigned_agent_id === null || assigned_agent_id === me.id) return [self, none];
    return [person(assigned_agent_id, assignee_name ?? '')];
  }, [canAssign, staff, me, labels, assigned_agent_id, assignee_name, team_id]);
}

/** A colleague with whether they are at work. */
function PersonIcon({
  name,
  availability,
}: {
  name: string;
  availability: Availability | undefined;
}) {
  return (
    <span className="relative inline-flex">
      <Avatar size="xs" name={name} />
      {availability === undefined ? null : (
        <AvailabilityDot
          availability={availability}
          className="outline-raised absolute -end-1 -bottom-0.5 size-2 outline-2"
        />
      )}
    </span>
  );
}
