import * as z from 'zod/mini';
import {
  type CreateTicket,
  type Note,
  noteResultSchema,
  type Reply,
  replyOutcomeSchema,
  type ReplyPatch,
  type TicketPatch,
  ticketResultSchema,
  updateTicketResultSchema,
} from '../../contracts/ticket-commands.ts';
import { ticketDetailSchema } from '../../contracts/ticket-detail.ts';
import {
  queueCountsSchema,
  type StaffTicketPage,
  type TicketFilters,
  ticketHitsSchema,
  staffTicketHitsSchema,
  type StaffTicketListItem,
  staffTicketPageSchema,
  type TicketListParams,
  ticketPageSchema,
} from '../../contracts/ticket-list.ts';
import { anyTicketRowSchema } from '../../contracts/ticket.ts';
import { timelinePageSchema } from '../../contracts/timeline.ts';
import { supabase } from '../../db/client.ts';
import { read, run } from '../../db/request.ts';

interface ListRequest {
  readonly params: TicketListParams;
  readonly cursor: string | null;
  readonly signal: AbortSignal;
}

function listTickets({ params, cursor, signal }: ListRequest) {
  const { filters = {}, sort = 'activity', descending = true, limit = 25 } = params;
  return supabase()
    .rpc('list_tickets', {
      p_filters: filters,
      p_sort: sort,
      p_descending: descending,
      p_limit: limit,
      ...(cursor === null ? {} : { p_cursor: cursor }),
    })
    .abortSignal(signal);
}

/** One page of the tickets the caller may read, in the customer's form. @throws AppError */
export function fetchOwnPage(request: ListRequest) {
  return read(listTickets(request), ticketPageSchema, request.signal);
}

/**
 * One page of the tickets the calling member of staff may read. What they asked for themselves shows nothing of the
 * staff's side: no customer name, no team, no tags.
 *
 * @throws AppError
 */
export async function fetchDeskPage(request: ListRequest): Promise<StaffTicketPage> {
  const page = await read(listTickets(request), staffTicketPageSchema, request.signal);
  const tickets = page.tickets.map((row) => ({ ...nothingOfStaff, ...row }));
  return { ...page, tickets };
}

const nothingOfStaff = {
  customer_name: '',
  team_id: null,
  snoozed_until: null,
  first_responded_at: null,
  last_customer_message_at: null,
  deleted_at: null,
  staff_seq: 0,
  custom_fields: {},
  tags: [],
  sla: null,
};

/** One ticket. @param ref its id or its number @throws AppError `ticket_not_found` */
export function fetchTicket(ref: string, signal: AbortSignal) {
  return read(
    supabase().rpc('get_ticket', { p_ref: ref }).abortSignal(signal),
    ticketDetailSchema,
    signal,
  );
}

/** How many entries one page of a timeline holds. */
const timelinePageSize = 50;

/** The latest entries of a timeline, or the latest before a time. @throws AppError */
export function fetchTimelinePage(ticketId: string, before: string | null, signal: AbortSignal) {
  return read(
    supabase()
      .rpc('ticket_timeline', {
        p_ticket_id: ticketId,
        p_limit: timelinePageSize,
        ...(before === null ? {} : { p_before: before }),
      })
      .abortSignal(signal),
    timelinePageSchema,
    signal,
  );
}

/** The next entries after a number of each feed, up to 200; `has_more` says that newer ones follow. @throws AppError */
export function fetchTimelineAfter(ticketId: string, after: { seq: number; staff_seq?: number }) {
  return read(
    supabase().rpc('ticket_timeline', {
      p_ticket_id: ticketId,
      p_after_seq: after.seq,
      ...(after.staff_seq === undefined ? {} : { p_after_staff_seq: after.staff_seq }),
      p_limit: 200,
    }),
    timelinePageSchema,
  );
}

/** The tickets of a customer that hold all these words or have this number, at most 50. @throws AppError */
export async function fetchOwnHits(words: string, filters: TicketFilters, signal: AbortSignal) {
  const { tickets } = await read(
    supabase()
      .rpc('search_tickets', { p_query: words, p_filters: filters, p_limit: 50 })
      .abortSignal(signal),
    ticketHitsSchema,
    signal,
  );
  return tickets;
}

/**
 * The tickets that staff may read and that hold all these words or have this number, at most 50, best first. A search
 * does not tell what is unread.
 *
 * @throws AppError
 */
export async function fetchDeskHits(
  words: string,
  filters: TicketFilters,
  signal: AbortSignal,
): Promise<StaffTicketListItem[]> {
  const { tickets } = await read(
    supabase()
      .rpc('search_tickets', { p_query: words, p_filters: filters, p_limit: 50 })
      .abortSignal(signal),
    staffTicketHitsSchema,
    signal,
  );
  return tickets.map((row) => ({ ...nothingOfStaff, ...row, unread: false }));
}

/** Counts of the caller's queues. @throws AppError `not_allowed` for customers */
export function fetchQueueCounts(signal: AbortSignal) {
  return read(supabase().rpc('queue_counts').abortSignal(signal), queueCountsSchema, signal);
}

/** Creates a ticket; repeated with the same `client_id` it answers with the same ticket. @throws AppError */
export function createTicket(input: CreateTicket) {
  return read(
    supabase().rpc('create_ticket', {
      p_client_id: input.client_id,
      p_subject: input.subject,
      p_description: input.description,
      ...(input.category_id ? { p_category_id: input.category_id } : {}),
      ...(input.priority ? { p_priority: input.priority } : {}),
      ...(input.attachment_ids ? { p_attachment_ids: input.attachment_ids } : {}),
      ...(input.customer_id ? { p_customer_id: input.customer_id } : {}),
      ...(input.custom_fields ? { p_custom_fields: input.custom_fields } : {}),
    }),
    anyTicketRowSchema,
  );
}

export interface ReplyCommand extends Reply {
  /** The last public entry the writer saw; a later message of somebody else makes the reply stale. */
  last_seen_seq?: number | undefined;
  send_anyway?: boolean | undefined;
  /** What else it changes on the ticket, in the same transaction. */
  patch?: ReplyPatch | undefined;
}

/** Sends a public message. Safe to repeat with the same `client_id`. @throws AppError */
export function replyToTicket(ticketId: string, input: ReplyCommand) {
  return read(
    supabase().rpc('reply_to_ticket', {
      p_ticket_id: ticketId,
      p_client_id: input.client_id,
      p_body: input.body,
      ...(input.attachment_ids ? { p_attachment_ids: input.attachment_ids } : {}),
      ...(input.status ? { p_status: input.status } : {}),
      ...(input.last_seen_seq === undefined ? {} : { p_last_seen_seq: input.last_seen_seq }),
      ...(input.send_anyway ? { p_send_anyway: true } : {}),
      ...(input.patch && Object.keys(input.patch).length > 0 ? { p_patch: input.patch } : {}),
    }),
    replyOutcomeSchema,
  );
}

/** Writes an internal note. Safe to repeat with the same `client_id`. @throws AppError */
export async function addNote(ticketId: string, input: Note) {
  const { note } = await read(
    supabase().rpc('add_note', {
      p_ticket_id: ticketId,
      p_client_id: input.client_id,
      p_body: input.body,
      ...(input.attachment_ids ? { p_attachment_ids: input.attachment_ids } : {}),
      ...(input.mentions ? { p_mentions: input.mentions } : {}),
    }),
    noteResultSchema,
  );
  return note;
}

/** Changes the caller's own note. @throws AppError `edit_window_over`, `note_not_found` */
export async function editNote(noteId: string, body: string) {
  const { note } = await read(
    supabase().rpc('edit_note', { p_note_id: noteId, p_body: body }),
    noteResultSchema,
  );
  return note;
}

/**
 * Changes fields of a ticket.
 *
 * @param expected what the caller saw of these fields
 * @throws AppError `ticket_changed`, whose details are a `ticketConflictSchema`, when they are no longer so
 */
export function updateTicket(ticketId: string, patch: TicketPatch, expected: TicketPatch) {
  return read(
    supabase().rpc('update_ticket', {
      p_ticket_id: ticketId,
      p_patch: patch,
      p_expected: expected,
    }),
    updateTicketResultSchema,
  );
}

/** Hides a ticket from everybody but admins. @throws AppError `not_allowed` */
export async function deleteTicket(ticketId: string) {
  const request = supabase().rpc('delete_ticket', { p_ticket_id: ticketId });
  return (await read(request, ticketResultSchema)).ticket;
}

/** Brings a deleted ticket back; admins only. @throws AppError `not_allowed` */
export async function restoreTicket(ticketId: string) {
  const request = supabase().rpc('restore_ticket', { p_ticket_id: ticketId });
  return (await read(request, ticketResultSchema)).ticket;
}

/** Remembers how far the caller has read, never backwards. @throws AppError */
export function markTicketRead(ticketId: string, upTo: { seq: number; staff_seq?: number }) {
  return run(
    supabase().rpc('mark_ticket_read', {
      p_ticket_id: ticketId,
      p_seq: upTo.seq,
      ...(upTo.staff_seq === undefined ? {} : { p_staff_seq: upTo.staff_seq }),
    }),
  );
}

/** Has the caller told of every change of a ticket, or no longer. @throws AppError */
export async function setFollowing(
  ticketId: string,
  profileId: string,
  following: boolean,
): Promise<void> {
  const followers = supabase().from('ticket_followers');
  if (!following) {
    await run(followers.delete().eq('ticket_id', ticketId).eq('profile_id', profileId));
    return;
  }
  await read(
    followers
      .upsert(
        { ticket_id: ticketId, profile_id: profileId },
        { onConflict: 'ticket_id,profile_id', ignoreDuplicates: true },
      )
      .select('ticket_id'),
    z.array(z.object({ ticket_id: z.string() })),
  );
}
