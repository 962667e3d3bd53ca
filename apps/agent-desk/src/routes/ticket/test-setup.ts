import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import type { TimelineEntry } from '@autocrm/core/contracts/timeline.ts';
import { messageEntry, staffTicketRow } from '@autocrm/core/testing/factories.ts';
import { rpc } from '@autocrm/core/testing/network.ts';
import { screen } from '@testing-library/react';
import { jonas, openDesk, server } from '../../test-setup.tsx';

export const open = (me = jonas) => openDesk('/queue/live/tickets/1234', me);
export const reply = () => screen.findByRole('textbox', { name: 'Reply' });
export const field = (name: RegExp) => screen.findByRole('combobox', { name });
export const justNow = () => new Date().toISOString().replace('Z', '+00:00');

/** Takes changes in; remembers them. */
export function changing(ticket: StaffTicketDetail, answer?: () => Response) {
  const changes: Record<string, unknown>[] = [];
  server.use(
    rpc('update_ticket', (args) => {
      changes.push(args);
      if (answer) return answer();
      const row = { ...staffTicketRow(), id: ticket.id, number: ticket.number };
      return { ticket: row, readable: true };
    }),
  );
  return changes;
}

/** Takes replies in; remembers them. */
export function answering(ticket: StaffTicketDetail, entries: TimelineEntry[]) {
  const sent: Record<string, unknown>[] = [];
  server.use(
    rpc('reply_to_ticket', (args) => {
      sent.push(args);
      const message = messageEntry({
        seq: entries.length + 1,
        client_id: String(args['p_client_id']),
        body: String(args['p_body']),
        author_id: jonas.id,
      });
      entries.push(message);
      return { outcome: 'sent', message, ticket: { ...staffTicketRow(), id: ticket.id } };
    }),
  );
  return sent;
}
