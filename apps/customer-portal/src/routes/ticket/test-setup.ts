import type { CustomerTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import type { TimelineEntry } from '@autocrm/core/contracts/timeline.ts';
import {
  idOf,
  messageEntry,
  ticketDetail,
  ticketRow,
  timelinePage,
} from '@autocrm/core/testing/factories.ts';
import { rpc } from '@autocrm/core/testing/network.ts';
import { screen } from '@testing-library/react';
import { maya, server } from '../../test-setup.tsx';

export const jonas = {
  author_id: idOf(900_002),
  author_name: 'Jonas Weber',
  author_role: 'agent',
} as const;

/** A ticket with its conversation, which grows by what is put into `entries`. */
export function withTicket(
  over: Partial<CustomerTicketDetail> = {},
  entries: TimelineEntry[] = [],
) {
  const ticket = ticketDetail({
    number: 1234,
    subject: 'Dark display',
    customer_id: maya.id,
    customer_display_name: maya.full_name,
    seq: entries.length,
    ...over,
  });
  server.use(
    rpc('get_ticket', () => ticket),
    rpc('ticket_timeline', ({ p_after_seq }) =>
      timelinePage({
        entries: entries.filter(({ seq }) => seq > Number(p_after_seq ?? 0)),
        seq: entries.length,
      }),
    ),
  );
  return ticket;
}

/** Takes replies in; remembers them. */
export function answering(ticket: CustomerTicketDetail, entries: TimelineEntry[]) {
  const sent: Record<string, unknown>[] = [];
  server.use(
    rpc('reply_to_ticket', (args) => {
      sent.push(args);
      const message = messageEntry({
        seq: entries.length + 1,
        client_id: String(args['p_client_id']),
        body: String(args['p_body']),
        author_id: maya.id,
        author_name: maya.full_name,
      });
      entries.push(message);
      return {
        outcome: 'sent',
        message,
        ticket: { ...ticketRow(), id: ticket.id, seq: message.seq },
      };
    }),
  );
  return sent;
}

export const box = () => screen.findByRole('textbox', { name: 'Your message' });
export const send = () => screen.getByRole('button', { name: 'Send' });
