import { useCan, useMe } from '@autocrm/core/auth/session-provider.ts';
import type { TicketPatch } from '@autocrm/core/contracts/ticket-commands.ts';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { Picker } from '@autocrm/core/ui/picker.tsx';
import { useQuery } from '@tanstack/react-query';
import { Shapes, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useChoices, useCommand } from '../../lib/commands.tsx';
import { t } from '../../lib/messages.ts';
import { FieldButton } from './field-button.tsx';

const none = 'none';

export interface PlaceFieldProps {
  ticket: StaffTicketDetail;
  onChange: (patch: TicketPatch) => void;
}

/** The team that has the ticket. Its assignee hands it over; others need the permission to assign. */
export function TeamField({ ticket, onChange }: PlaceFieldProps) {
  const me = useMe();
  const canAssign = useCan('tickets.assign');
  const { data: teams = [] } = useQuery(catalogQueries.teams());
  const { team_id, assigned_agent_id } = ticket;
  const isFree = assigned_agent_id === null || assigned_agent_id === me.id;
  const canHandOver = canAssign || isFree;
  const hand = (value: string) => {
    onChange({ team_id: value === none ? null : value });
  };
  useChoices(
    teams
      .filter(({ id, is_active }) => canHandOver && is_active && id !== team_id)
      .map(({ id, name }) => ({
        id: `team.${id}`,
        group: 'ticket',
        label: t.ticket.set_team(name),
        run: () => {
          hand(id);
        },
      })),
  );
  const [isOpen, setOpen] = useState(false);
  const open = () => {
    setOpen(true);
  };
  useCommand('ticket.team', canHandOver ? open : undefined);
  const name = teams.find(({ id }) => id === team_id)?.name ?? t.ticket.no_team;
  const button = (
    <FieldButton
      name={t.ticket.team}
      value={name}
      isUnset={team_id === null}
      disabled={!canHandOver}
      command="ticket.team"
      icon={<UsersRound aria-hidden className="text-muted size-3.5 shrink-0" />}
    />
  );
  if (!canHandOver) return button;
  return (
    <Picker
      label={t.ticket.team}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={button}
      value={team_id ?? none}
      options={[
        ...teams
          .filter(({ id, is_active }) => is_active || id === team_id)
          .map(({ id, name: label }) => ({ value: id, label })),
        { value: none, label: t.ticket.no_team },
      ]}
      onChange={hand}
    />
  );
}

/** What the ticket is about. */
export function CategoryField({ ticket, onChange }: PlaceFieldProps) {
  const { data: categories = [] } = useQuery(catalogQueries.categories());
  const { category_id } = ticket;
  const [isOpen, setOpen] = useState(false);
  useCommand('ticket.category', () => {
    setOpen(true);
  });
  const name = categories.find(({ id }) => id === category_id)?.name ?? t.ticket.no_category;
  return (
    <Picker
      label={t.ticket.category}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <FieldButton
          name={t.ticket.category}
          value={name}
          isUnset={category_id === null}
          command="ticket.category"
          icon={<Shapes aria-hidden className="text-muted size-3.5 shrink-0" />}
        />
      }
      value={category_id ?? none}
      options={[
        ...categories
          .filter(({ id, is_active }) => is_active || id === category_id)
          .map(({ id, name: label }) => ({ value: id, label })),
        { value: none, label: t.ticket.no_category },
      ]}
      onChange={(value) => {
        onChange({ category_id: value === none ? null : value });
      }}
    />
  );
}
