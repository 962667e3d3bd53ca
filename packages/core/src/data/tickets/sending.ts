import { type Mutation, mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { Attachment } from '../../contracts/attachment.ts';
import type { TicketStatus, UserRole } from '../../contracts/closed-sets.ts';
import type { ReplyOutcome, ReplyPatch } from '../../contracts/ticket-commands.ts';
import type { AnyTicketRow } from '../../contracts/ticket.ts';
import type { MessageEntry, NoteEntry, TimelineEntry } from '../../contracts/timeline.ts';
import type { AppError } from '../../db/app-error.ts';
import { appError, toAppError } from '../../db/to-app-error.ts';
import { shouldRetry } from '../query-client.ts';
import { invalidateDetail, patchTicketEverywhere, putEntry } from './cache.ts';
import { catchUp } from './catch-up.ts';
import { addNote, replyToTicket } from './fetchers.ts';
import { ticketKeys } from './keys.ts';
import { forgetUnsent, keepUnsent, readUnsent } from './unsent.ts';

/** Who writes. */
export interface Author {
  readonly id: string;
  readonly full_name: string;
  readonly role: UserRole;
}

/** What a composer sends. */
export interface Outgoing {
  client_id: string;
  body: string;
  attachments?: readonly Attachment[] | undefined;
  /** The status to set with it. */
  status?: TicketStatus | undefined;
  /** What else it changes on the ticket. */
  patch?: ReplyPatch | undefined;
  /** Colleagues to tell of a note. */
  mentions?: readonly string[] | undefined;
  /** The last public entry the writer saw, where that was before now; what the cache holds without it. */
  last_seen_seq?: number | undefined;
}

/** One entry on its way, as the mutation cache holds it: all that is needed to show it and to send it again. */
export interface Sending extends Outgoing {
  readonly kind: 'message' | 'note';
  readonly author: Author;
  readonly created_at: string;
  readonly send_anyway?: boolean | undefined;
}

export type SendResult =
  /** `refused`: a note was added, and the changes that went with it were not made. */
  | { outcome: 'sent'; refused?: AppError }
  /**
   * Somebody else wrote meanwhile; nothing was sent. Their entries are in the timeline by now. `send_anyway` sends it
   * as it reads after the second look; `put_aside` shows it there as not sent, where no box is free for it.
   */
  | {
      outcome: 'stale';
      entries: readonly TimelineEntry[];
      send_anyway: (outgoing: Outgoing) => Promise<SendResult>;
      put_aside: () => void;
    }
  /** The ticket was closed: the reply opened a new one. */
  | { outcome: 'follow_up'; ticket: AnyTicketRow }
  | { outcome: 'failed'; error: AppError };

/** A mutation of the cache that is known to send: found by its key, which only `sendEntry` uses. */
export type SendMutation = Mutation;

// Long enough to come back to a failed message after a day; the cache forgets after five minutes otherwise.
const keepFailedMs = 24 * 60 * 60 * 1000;

function sendOptions(ticketId: string) {
  return mutationOptions({
    mutationKey: ticketKeys.sending(ticketId),
    mutationFn: (sending: Sending): Promise<ReplyOutcome | NoteEntry> => deliver(ticketId, sending),
    // Repeating a client_id has no second effect.
    retry: shouldRetry,
    gcTime: keepFailedMs,
    // One after the other, so that the order on screen is the order in which they arrive.
    scope: { id: `send:${ticketId}` },
    meta: { silent: true },
  });
}

function deliver(ticketId: string, sending: Sending): Promise<ReplyOutcome | NoteEntry> {
  const { client_id, body, attachments = [], mentions = [], status } = sending;
  const attachment_ids = attachments.map(({ id }) => id);
  if (sending.kind === 'note') {
    return addNote(ticketId, { client_id, body, attachment_ids, mentions: [...mentions] });
  }
  const { last_seen_seq, send_anyway, patch = {} } = sending;
  return replyToTicket(ticketId, {
    client_id,
    body,
    attachment_ids,
    last_seen_seq,
    send_anyway,
    patch,
    ...(status ? { status } : {}),
  });
}

/**
 * Sends an entry; while it is on its way, and after it failed, `useTimeline` shows it, and this device keeps it. Never
 * rejects.
 */
export async function sendEntry(
  client: QueryClient,
  ticketId: string,
  sending: Sending,
): Promise<SendResult> {
  const cache = client.getMutationCache();
  const mutation = cache.build(client, sendOptions(ticketId));
  keepUnsent(ticketId, sending);
  let outcome: ReplyOutcome | NoteEntry;
  try {
    outcome = await mutation.execute(sending);
  } catch (cause) {
    const error = toAppError(cause);
    keepUnsent(ticketId, sending, error);
    return { outcome: 'failed', error };
  }
  const result = settle(client, ticketId, sending, outcome);
  cache.remove(mutation);
  const refused = sending.kind === 'note' ? await changesOf(client, ticketId, sending) : undefined;
  forgetUnsent(sending);
  return refused ? { outcome: 'sent', refused } : result;
}

/** Makes the changes that go with a note; the code comes with the first note that has any. @returns what refused them */
async function changesOf(
  client: QueryClient,
  ticketId: string,
  { status, patch = {} }: Sending,
): Promise<AppError | undefined> {
  if (status === undefined && Object.keys(patch).length === 0) return undefined;
  try {
    const { changeWithNote } = await import('./change-with-note.ts');
    return await changeWithNote(client, ticketId, { status, patch });
  } catch (error) {
    return toAppError(error);
  }
}

function settle(
  client: QueryClient,
  ticketId: string,
  sending: Sending,
  answer: ReplyOutcome | NoteEntry,
): SendResult {
  if ('kind' in answer) {
    putEntry(client, ticketId, answer);
    return { outcome: 'sent' };
  }
  switch (answer.outcome) {
    case 'sent': {
      putEntry(client, ticketId, answer.message);
      const { id, ...row } = answer.ticket;
      patchTicketEverywhere(client, id, { ...row, unread: false });
      void invalidateDetail(client, id);
      // A reply may have changed the status too, which is an entry of its own. Live updates may not bring it.
      catchUp(client, ticketId).catch(() =>
        client.invalidateQueries({ queryKey: ticketKeys.timeline(ticketId) }),
      );
      return { outcome: 'sent' };
    }
    case 'stale': {
      for (const entry of answer.entries) putEntry(client, ticketId, entry);
      const send_anyway = (outgoing: Outgoing) =>
        sendEntry(client, ticketId, {
          ...sending,
          ...outgoing,
          status: outgoing.status ?? sending.status,
          send_anyway: true,
          last_seen_seq: undefined,
        });
      const put_aside = () => {
        putAside(client, ticketId, sending, appError('conflict', 'written_since'));
      };
      return { outcome: 'stale', entries: answer.entries, send_anyway, put_aside };
    }
    case 'follow_up':
      void client.invalidateQueries({ queryKey: ticketKeys.ownLists() });
      return { outcome: 'follow_up', ticket: answer.ticket };
  }
}

/** Sends a failed entry again, whatever was written meanwhile: the person sees it above. */
export function resend(client: QueryClient, ticketId: string, mutation: SendMutation): void {
  const sending = sendingOf(mutation);
  if (!sending) return;
  client.getMutationCache().remove(mutation);
  void sendEntry(client, ticketId, { ...sending, send_anyway: true, last_seen_seq: undefined });
}

/** Gives up an entry that failed. @returns shows it again as it was, to be sent after all */
export function discard(client: QueryClient, ticketId: string, mutation: SendMutation): () => void {
  const sending = sendingOf(mutation);
  const { error } = mutation.state;
  takeBack(client, mutation);
  if (!sending) return () => {};
  return () => {
    putAside(client, ticketId, sending, toAppError(error));
  };
}

/** Takes an entry that failed out of the conversation: it is where it was written again. */
export function takeBack(client: QueryClient, mutation: SendMutation): void {
  const sending = sendingOf(mutation);
  client.getMutationCache().remove(mutation);
  if (sending) forgetUnsent(sending);
}

/**
 * Sends what a closed window left unsent, in its order; offline it waits on. What would cross somebody else's message
 * is shown as failed instead, and so is what the server has refused before.
 *
 * @param owner the profile id of who is signed in
 */
export async function resumeSending(client: QueryClient, owner: string): Promise<SendResult[]> {
  const cache = client.getMutationCache();
  // Nothing goes out while the device alone is asked.
  for (const known of cache.getAll()) {
    if (toAppError(known.state.error).code === 'offline_read_only') cache.remove(known);
  }
  const running = cache.getAll().map(sendingOf);
  const left = readUnsent(owner).filter(
    ({ sending }) => !running.some((known) => known?.client_id === sending.client_id),
  );
  return Promise.all(
    left.map(async ({ ticket_id, sending, refused }) => {
      if (refused) {
        putAside(client, ticket_id, sending, refused);
        return { outcome: 'failed', error: refused };
      }
      const result = await sendEntry(client, ticket_id, sending);
      if (result.outcome !== 'stale') return result;
      result.put_aside();
      return { outcome: 'failed', error: appError('conflict', 'written_since') };
    }),
  );
}

/** Shows an entry as one that failed, to be sent again or given up. */
function putAside(client: QueryClient, ticketId: string, sending: Sending, error: AppError): void {
  keepUnsent(ticketId, sending, error);
  client.getMutationCache().build(client, sendOptions(ticketId), {
    status: 'error',
    variables: sending,
    error,
    failureReason: error,
    failureCount: 1,
    submittedAt: Date.now(),
    isPaused: false,
    data: undefined,
    context: undefined,
  });
}

/** What a mutation sends, if it is one of `sendEntry`. */
export function sendingOf({ state }: Pick<SendMutation, 'state'>): Sending | undefined {
  const { variables } = state;
  return isSending(variables) ? variables : undefined;
}

/** Guarantee: variables under the key of `sendOptions` are made by `sendEntry` alone. */
function isSending(variables: unknown): variables is Sending {
  return (
    typeof variables === 'object' &&
    variables !== null &&
    'client_id' in variables &&
    'author' in variables
  );
}

/** The entry to show for something on its way; after all that is there, so without a number. */
export function entryOf(sending: Sending): MessageEntry | NoteEntry {
  const { author } = sending;
  const common = {
    id: sending.client_id,
    client_id: sending.client_id,
    seq: Number.MAX_SAFE_INTEGER,
    author_id: author.id,
    author_name: author.full_name,
    author_role: author.role,
    body: sending.body,
    created_at: sending.created_at,
    edited_at: null,
    attachments: [...(sending.attachments ?? [])],
  };
  return sending.kind === 'note'
    ? { ...common, feed: 'staff', kind: 'note', mentions: [...(sending.mentions ?? [])] }
    : { ...common, feed: 'public', kind: 'message' };
}
