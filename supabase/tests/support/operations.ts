import { randomUUID } from 'node:crypto';
import { ticketDetailSchema, type TicketLink } from '@autocrm/core/contracts/ticket-detail.ts';
import {
  bulkOutcomeSchema,
  mergeOutcomeSchema,
  operatedTicketSchema,
  undoOutcomeSchema,
} from '@autocrm/core/contracts/ticket-operations.ts';
import { type TimelinePage, timelinePageSchema } from '@autocrm/core/contracts/timeline.ts';
import type * as z from 'zod';
import type { TestDatabase } from './database.ts';
import type { Person } from './people.ts';

type Values = Readonly<Record<string, unknown>>;

/** Changes many tickets at once. */
export async function bulkUpdate(
  db: TestDatabase,
  who: Person,
  ids: readonly string[],
  { patch, clientId = randomUUID() }: { readonly patch: Values; readonly clientId?: string },
): Promise<z.output<typeof bulkOutcomeSchema>> {
  const args = { p_ticket_ids: ids, p_patch: patch, p_client_id: clientId };
  return db.as(who.caller).rpc('bulk_update_tickets', args, bulkOutcomeSchema);
}

export async function undo(
  db: TestDatabase,
  who: Person,
  operationId: string,
): Promise<z.output<typeof undoOutcomeSchema>> {
  return db
    .as(who.caller)
    .rpc('undo_operation', { p_operation_id: operationId }, undoOutcomeSchema);
}

export async function merge(
  db: TestDatabase,
  who: Person,
  sources: readonly string[],
  { into, clientId = randomUUID() }: { readonly into: string; readonly clientId?: string },
): Promise<z.output<typeof mergeOutcomeSchema>> {
  const args = { p_source_ids: sources, p_target_id: into, p_client_id: clientId };
  return db.as(who.caller).rpc('merge_tickets', args, mergeOutcomeSchema);
}

export async function unmerge(
  db: TestDatabase,
  who: Person,
  source: string,
): Promise<z.output<typeof operatedTicketSchema>> {
  return db.as(who.caller).rpc('unmerge_ticket', { p_source_id: source }, operatedTicketSchema);
}

/** A ticket's whole timeline as somebody sees it, parsed as the apps parse it. */
export async function timelineOf(
  db: TestDatabase,
  who: Person,
  ticketId: string,
): Promise<TimelinePage> {
  const args = { p_ticket_id: ticketId, p_limit: 200 };
  return db.as(who.caller).rpc('ticket_timeline', args, timelinePageSchema);
}

/** What somebody reads on a ticket, in order: the texts of messages and notes. */
export async function wordsOn(db: TestDatabase, who: Person, ticketId: string): Promise<string[]> {
  const { entries } = await timelineOf(db, who, ticketId);
  return entries.flatMap((entry) => (entry.kind === 'activity' ? [] : [entry.body ?? '']));
}

/** The links of a ticket as staff see them. */
export async function linksOf(
  db: TestDatabase,
  who: Person,
  ticketId: string,
): Promise<TicketLink[]> {
  const detail = await db.as(who.caller).rpc('get_ticket', { p_ref: ticketId }, ticketDetailSchema);
  if (!detail.is_staff_view) throw new Error(`${who.name} sees ${ticketId} as a customer`);
  return detail.links;
}
