import { StatusIcon } from '@autocrm/core/blocks/status-badge.tsx';
import type { StaffTicketListItem } from '@autocrm/core/contracts/ticket-list.ts';
import { ticketKeys } from '@autocrm/core/data/tickets/keys.ts';
import { CommandPalette, type PaletteGroup } from '@autocrm/core/ui/command-palette.tsx';
import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useAvailableCommands, useCommandRegistry } from '../../lib/commands.tsx';
import { Keys } from '../../lib/keys.tsx';
import { t } from '../../lib/messages.ts';
import { commandGroups, shortcuts } from '../../lib/shortcuts.ts';

type ListData = InfiniteData<{ tickets: StaffTicketListItem[] }>;

/** So many tickets are offered before one types. */
const mostTickets = 200;

export interface CommandBarProps {
  query: string;
  onQueryChange: (query: string) => void;
  onClose: () => void;
}

/** Every action that is possible now, and every ticket that is loaded, found by typing. */
export function CommandBar({ query, onQueryChange, onClose }: CommandBarProps) {
  const actions = useActions();
  const tickets = useTickets(query);
  return (
    <CommandPalette
      label={t.commands.title}
      placeholder={t.commands.search}
      // What is being looked for by number or name comes first; commands come first while nothing is typed.
      groups={query.trim() === '' ? actions : [...actions, ...tickets]}
      query={query}
      onQueryChange={onQueryChange}
      onClose={onClose}
    />
  );
}

function useActions(): PaletteGroup[] {
  const registry = useCommandRegistry();
  const { commands, onSelection, choices } = useAvailableCommands();
  return commandGroups.flatMap((group) => {
    const own = shortcuts
      .filter(({ id }) => commands.has(id) && !id.startsWith('app.co'))
      .filter(({ id, group: its }) => (onSelection.has(id) ? 'selection' : its) === group)
      .map(({ id, keys }) => ({
        id,
        label: t.commands.names[id],
        hint: <Keys keys={keys[0]} />,
        run: () => {
          registry.run(id);
        },
      }));
    const offered = choices.filter((choice) => choice.group === group);
    const items = [...own, ...offered];
    return items.length > 0 ? [{ label: t.commands.groups[group], items }] : [];
  });
}

function useTickets(query: string): PaletteGroup[] {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { view = 'live' } = useParams();
  const open = (number: number) => () => void navigate(paths.ticket(view, number));
  const lists = client.getQueriesData<ListData>({ queryKey: ticketKeys.deskLists() });
  const loaded = new Map(
    lists
      .flatMap(([, data]) => data?.pages.flatMap((page) => page.tickets) ?? [])
      .map((ticket) => [ticket.number, ticket]),
  );
  const typed = /^#?(\d{1,15})$/.exec(query.trim())?.[1];
  const number = typed === undefined ? undefined : Number(typed);
  const direct =
    number === undefined || loaded.has(number)
      ? []
      : [{ id: 'open-number', label: t.commands.open_number(number), run: open(number) }];
  const items = [...loaded.values()].slice(0, mostTickets).map((ticket) => ({
    id: ticket.id,
    label: t.queue.row(ticket.number, ticket.subject),
    description: ticket.customer_name,
    icon: <StatusIcon status={ticket.status} />,
    run: open(ticket.number),
  }));
  const all = [...direct, ...items];
  return all.length > 0 ? [{ label: t.commands.tickets, items: all }] : [];
}
