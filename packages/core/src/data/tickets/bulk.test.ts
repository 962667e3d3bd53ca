import { QueryClient } from '@tanstack/react-query';
import { describe, expect, test } from 'vitest';
import type { StaffTicketListItem, TicketListParams } from '../../contracts/ticket-list.ts';
import { idOf, staffTicketRow } from '../../testing/factories.ts';
import { patchTickets } from './bulk-cache.ts';
import { putTicket } from './cache.ts';
import { ticketKeys } from './keys.ts';
import type { ListData } from './list-reducer.ts';
import { noteOwnChanges } from './own-changes.ts';

const me = idOf(900_002);
const now = Date.parse('2026-11-21T12:00:00Z');
const live: TicketListParams = { filters: { view: 'live' } };

function item(over: Partial<StaffTicketListItem> = {}): StaffTicketListItem {
  return { ...staffTicketRow(), unread: false, ...over };
}

function clientWith(...tickets: StaffTicketListItem[]) {
  const client = new QueryClient();
  const data: ListData<StaffTicketListItem> = {
    pages: [{ tickets, next_cursor: null }],
    pageParams: [null],
  };
  client.setQueryData(ticketKeys.deskList(live), data);
  const shown = () =>
    client
      .getQueryData<ListData<StaffTicketListItem>>(ticketKeys.deskList(live))
      ?.pages.flatMap((page) => page.tickets) ?? [];
  return { client, shown };
}

describe('a change of many tickets', () => {
  test('shows in place, and takes out what no longer belongs into the list', () => {
    const [a, b, c] = [item(), item(), item()];
    const { client, shown } = clientWith(a, b, c);
    patchTickets(client, new Set([a.id, c.id]), { priority: 'urgent' }, { me, now });
    expect(shown().map(({ priority }) => priority)).toEqual(['urgent', b.priority, 'urgent']);
    patchTickets(client, new Set([a.id]), { status: 'resolved' }, { me, now });
    patchTickets(client, new Set([b.id]), { deleted: true }, { me, now });
    expect(shown().map(({ id }) => id)).toEqual([c.id]);
  });

  test('adds tags to those that a ticket has, and takes others off', () => {
    const bug = { id: idOf(1), name: 'bug', colour: 'red' } as const;
    const api = { id: idOf(2), name: 'api', colour: 'blue' } as const;
    const [a, b] = [item({ tags: [bug] }), item({ tags: [api] })];
    const { client, shown } = clientWith(a, b);
    client.setQueryData(['catalog', 'tags'], [bug, api]);
    const patch = { add_tag_ids: [api.id], remove_tag_ids: [bug.id] };
    patchTickets(client, new Set([a.id, b.id]), patch, { me, now });
    expect(shown().map(({ tags }) => tags.map(({ name }) => name))).toEqual([['api'], ['api']]);
  });

  test('is nothing for oneself to read, but a message that comes with it is', () => {
    const ticket = item();
    const { client, shown } = clientWith(ticket);
    const { unread: _, ...row } = ticket;
    noteOwnChanges(client, [ticket.id], now);
    putTicket(client, { ...row, seq: row.seq + 1, priority: 'high' }, { me, now });
    expect(shown()).toMatchObject([{ priority: 'high', unread: false }]);
    const written = { seq: row.seq + 2, last_message_at: '2026-11-21T12:00:00+00:00' };
    putTicket(client, { ...row, ...written }, { me, now });
    expect(shown()).toMatchObject([{ unread: true }]);
  });
});
