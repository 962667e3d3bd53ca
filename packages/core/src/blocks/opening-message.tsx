import type { TicketDetail } from '../contracts/ticket-detail.ts';
import type { EntryContext } from './timeline-entry-of.ts';
import { TimelineMessage, type TimelineMessageActions } from './timeline-message.tsx';
import type { AttachmentItem, TimelineEntry } from './timeline-types.ts';

/**
 * What the ticket began with, as the first message of its conversation.
 *
 * @param files the page's files with their previews, the ticket's own among them; without previews when absent
 */
export function openingEntryOf(
  ticket: TicketDetail,
  { me, avatarOf }: EntryContext,
  files?: readonly AttachmentItem[],
): TimelineEntry {
  const own = new Set(ticket.attachments.map(({ id }) => id));
  return {
    key: ticket.id,
    id: ticket.id,
    seq: 0,
    feed: 'public',
    kind: 'message',
    author_name: ticket.customer_display_name ?? '',
    author_role: 'customer',
    avatar_url: ticket.customer_id === null ? undefined : avatarOf?.(ticket.customer_id),
    body: ticket.description,
    created_at: ticket.created_at,
    attachments: files?.filter(({ id }) => own.has(id)) ?? ticket.attachments,
    mine: ticket.customer_id === me,
  };
}

export interface OpeningMessageProps extends EntryContext {
  ticket: TicketDetail;
  /** What this part of the page is called, for those who do not see it. */
  title: string;
  files: readonly AttachmentItem[];
  actions: TimelineMessageActions;
}

/** What the ticket began with, above what followed. */
export function OpeningMessage({ ticket, title, files, actions, ...context }: OpeningMessageProps) {
  return (
    <section>
      <h2 className="sr-only">{title}</h2>
      <TimelineMessage actions={actions} entry={openingEntryOf(ticket, context, files)} />
    </section>
  );
}
