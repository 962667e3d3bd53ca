import type { EntryContext } from '@autocrm/core/blocks/timeline-entry-of.ts';
import type { TimelineEntry } from '@autocrm/core/blocks/timeline-types.ts';
import type { TicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';

/** What the ticket began with, as the first message of the conversation. */
export function openingEntry(ticket: TicketDetail, { me, avatarOf }: EntryContext): TimelineEntry {
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
    attachments: ticket.attachments,
    mine: ticket.customer_id === me,
  };
}
