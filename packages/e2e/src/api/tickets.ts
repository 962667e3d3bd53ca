import { randomUUID } from 'node:crypto';
import { z } from 'zod/mini';
import type { Account } from './accounts.ts';
import { answerOf, clientOf } from './clients.ts';
import { unique } from './unique.ts';

const ticketSchema = z.object({ id: z.string(), number: z.number(), subject: z.string() });

export type Ticket = z.infer<typeof ticketSchema>;

/** A ticket that a customer has written. */
export async function createTicket(
  customer: Account,
  words: { subject?: string; description?: string } = {},
): Promise<Ticket> {
  const { client } = await clientOf(customer);
  const answer = await client.rpc('create_ticket', {
    p_client_id: randomUUID(),
    p_subject: words.subject ?? unique('The display stays dark'),
    p_description: words.description ?? 'It was fine yesterday.',
  });
  return ticketSchema.parse(answerOf(answer));
}

/** A ticket that a colleague opens for a customer; unlike theirs, as many as one likes. */
export async function createTicketFor(
  customer: Account,
  staff: Pick<Account, 'email' | 'password'>,
  words: { subject: string; description?: string; priority?: string },
): Promise<Ticket> {
  const { client } = await clientOf(staff);
  const answer = await client.rpc('create_ticket', {
    p_client_id: randomUUID(),
    p_customer_id: customer.id,
    p_subject: words.subject,
    p_description: words.description ?? 'Told on the phone.',
    ...(words.priority === undefined ? {} : { p_priority: words.priority }),
  });
  return ticketSchema.parse(answerOf(answer));
}

/** A public message of anybody who may write one. */
export async function reply(author: Account, ticket: Ticket, body: string): Promise<void> {
  const { client } = await clientOf(author);
  answerOf(
    await client.rpc('reply_to_ticket', {
      p_ticket_id: ticket.id,
      p_client_id: randomUUID(),
      p_body: body,
    }),
  );
}

/** What staff alone may read. */
export async function addNote(
  staff: Account,
  ticket: Ticket,
  body: string,
  mentions: readonly Account[] = [],
): Promise<void> {
  const { client } = await clientOf(staff);
  answerOf(
    await client.rpc('add_note', {
      p_ticket_id: ticket.id,
      p_client_id: randomUUID(),
      p_body: body,
      p_mentions: mentions.map(({ id }) => id),
    }),
  );
}

/** Has it that two tickets belong together. */
export async function linkTickets(staff: Account, ticket: Ticket, other: Ticket): Promise<void> {
  const { client } = await clientOf(staff);
  const args = { p_ticket_id: ticket.id, p_other_ref: String(other.number) };
  answerOf(await client.rpc('link_tickets', args));
}

/** Takes a ticket out of every list, as somebody with the permission. */
export async function deleteTicket(staff: Account, ticket: Ticket): Promise<void> {
  const { client } = await clientOf(staff);
  answerOf(await client.rpc('delete_ticket', { p_ticket_id: ticket.id }));
}

/** Changes fields as a member of staff. */
export async function changeTicket(
  staff: Account,
  ticket: Ticket,
  patch: Readonly<Record<string, string | null>>,
): Promise<void> {
  const { client } = await clientOf(staff);
  answerOf(await client.rpc('update_ticket', { p_ticket_id: ticket.id, p_patch: patch }));
}
