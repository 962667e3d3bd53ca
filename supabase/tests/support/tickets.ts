import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { TestDatabase } from './database.ts';
import type { Person } from './people.ts';

export const ticketRow = z.looseObject({
  id: z.uuid(),
  number: z.number(),
  status: z.string(),
  priority: z.string(),
  seq: z.number(),
  assigned_agent_id: z.nullable(z.uuid()),
});

const entry = z.looseObject({
  id: z.uuid(),
  feed: z.enum(['public', 'staff']),
  kind: z.enum(['message', 'note', 'activity']),
  seq: z.number(),
  author_name: z.string(),
  author_role: z.string(),
});

export const replyOutcome = z.discriminatedUnion('outcome', [
  z.looseObject({ outcome: z.literal('sent'), message: entry, ticket: ticketRow }),
  z.looseObject({ outcome: z.literal('stale'), seq: z.number(), entries: z.array(entry) }),
  z.looseObject({ outcome: z.literal('follow_up'), ticket: ticketRow }),
]);

export const noteOutcome = z.object({ note: entry });
export const updateOutcome = z.object({ ticket: ticketRow, readable: z.boolean() });
export const attachmentRow = z.looseObject({
  id: z.uuid(),
  storage_path: z.string(),
  file_name: z.string(),
});
export const timelinePage = z.object({
  entries: z.array(entry),
  has_more: z.boolean(),
  seq: z.number(),
  staff_seq: z.optional(z.number()),
});

export const anything = z.unknown();
const idRow = z.object({ id: z.uuid() });

type Values = Readonly<Record<string, unknown>>;

/** A ticket written straight into the table, in any state. Returns its id. */
export async function insertTicket(db: TestDatabase, values: Values): Promise<string> {
  const row = {
    subject: 'A printer question',
    description: 'It prints nothing at all.',
    ...values,
  };
  const columns = Object.keys(row);
  const { id } = await db.owner.row(
    idRow,
    `insert into public.tickets (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})
    returning id`,
    ...Object.values(row),
  );
  return id;
}

/** A ticket as a customer writes it in the portal. */
export async function createTicket(
  db: TestDatabase,
  customer: Person,
  values: Values = {},
): Promise<z.output<typeof ticketRow>> {
  return db.as(customer.caller).rpc(
    'create_ticket',
    {
      p_client_id: randomUUID(),
      p_subject: 'The scanner stops',
      p_description: 'After every third page the scanner stops.',
      ...values,
    },
    ticketRow,
  );
}

/** Sends a public message. */
export async function reply(
  db: TestDatabase,
  author: Person,
  ticketId: string,
  values: Values = {},
): Promise<z.output<typeof replyOutcome>> {
  return db.as(author.caller).rpc(
    'reply_to_ticket',
    {
      p_ticket_id: ticketId,
      p_client_id: randomUUID(),
      p_body: 'Thank you for asking.',
      ...values,
    },
    replyOutcome,
  );
}

export async function addNote(
  db: TestDatabase,
  author: Person,
  ticketId: string,
  values: Values = {},
): Promise<z.output<typeof noteOutcome>> {
  return db
    .as(author.caller)
    .rpc(
      'add_note',
      { p_ticket_id: ticketId, p_client_id: randomUUID(), p_body: 'Seen this before.', ...values },
      noteOutcome,
    );
}

export async function updateTicket(
  db: TestDatabase,
  who: Person,
  ticketId: string,
  patch: Values,
): Promise<z.output<typeof updateOutcome>> {
  return updateSeen(db, who, ticketId, { patch, expected: {} });
}

/** Changes a ticket and says what was seen of it before. */
export async function updateSeen(
  db: TestDatabase,
  who: Person,
  ticketId: string,
  { patch, expected }: { readonly patch: Values; readonly expected: Values },
): Promise<z.output<typeof updateOutcome>> {
  return db
    .as(who.caller)
    .rpc(
      'update_ticket',
      { p_ticket_id: ticketId, p_patch: patch, p_expected: expected },
      updateOutcome,
    );
}

/** Announces a file and stores an object for it, as an upload does. */
export async function uploadFile(
  db: TestDatabase,
  who: Person,
  values: Values = {},
): Promise<z.output<typeof attachmentRow>> {
  const file = await db
    .as(who.caller)
    .rpc(
      'create_attachment',
      { p_file_name: 'photo.png', p_file_type: 'image/png', p_file_size: 2048, ...values },
      attachmentRow,
    );
  await db
    .as(who.caller)
    .count(
      "insert into storage.objects (bucket_id, name, owner_id) values ('attachments', $1, $2)",
      file.storage_path,
      who.id,
    );
  return file;
}

const rankedTicket = z.looseObject({
  id: z.uuid(),
  status: z.string(),
  priority: z.string(),
  subject: z.string(),
  seq: z.number(),
  assigned_agent_id: z.nullable(z.uuid()),
  resolved_at: z.nullable(z.date()),
  closed_at: z.nullable(z.date()),
  snoozed_until: z.nullable(z.date()),
});

/** The ticket as it stands in its table. */
export async function ticketOf(
  db: TestDatabase,
  ticketId: string,
): Promise<z.output<typeof rankedTicket>> {
  return db.owner.row(rankedTicket, 'select * from public.tickets where id = $1', ticketId);
}
