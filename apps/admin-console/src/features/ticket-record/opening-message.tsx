import {
  TimelineMessage,
  type TimelineMessageActions,
} from '@autocrm/core/blocks/timeline-message.tsx';
import type { AttachmentItem } from '@autocrm/core/blocks/timeline-types.ts';
import type { TicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { t } from '../../lib/messages.ts';

export interface OpeningMessageProps {
  ticket: TicketDetail;
  /** The files of the page, with their previews. */
  files: readonly AttachmentItem[];
  avatarOf: (profileId: string) => string | undefined;
  actions: TimelineMessageActions;
}

/** What the ticket began with, as the first message of the conversation. */
export function OpeningMessage({ ticket, files, avatarOf, actions }: OpeningMessageProps) {
  const own = new Set(ticket.attachments.map(({ id }) => id));
  return (
    <section>
      <h2 className="sr-only">{t.ticket.description}</h2>
      <TimelineMessage
        actions={actions}
        entry={{
          key: ticket.id,
          id: ticket.id,
          seq: 0,
          feed: 'public',
          kind: 'message',
          author_name: ticket.customer_display_name ?? '',
          author_role: 'customer',
          avatar_url: ticket.customer_id === null ? undefined : avatarOf(ticket.customer_id),
          body: ticket.description,
          created_at: ticket.created_at,
          attachments: files.filter(({ id }) => own.has(id)),
          mine: false,
        }}
      />
    </section>
  );
}
