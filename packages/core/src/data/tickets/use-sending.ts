import { useQueryClient } from '@tanstack/react-query';
import { ticketKeys } from './keys.ts';
import { type Author, type Outgoing, sendEntry, type SendResult } from './sending.ts';
import { knownSeqs, type TimelineData } from './timeline-reducer.ts';

export type Send = (outgoing: Outgoing) => Promise<SendResult>;

/**
 * Sends replies to a ticket. The entry shows at once; the promise tells what came of it and never rejects. What the
 * writer saw of the conversation goes along, so that a reply does not cross somebody else's unseen.
 */
export function useSendReply(ticketId: string, me: Author): Send {
  const client = useQueryClient();
  return (outgoing) => {
    const timeline = client.getQueryData<TimelineData>(ticketKeys.timeline(ticketId));
    const last_seen_seq = outgoing.last_seen_seq ?? (timeline && knownSeqs(timeline).public);
    return sendEntry(client, ticketId, {
      ...outgoing,
      ...stamp(me),
      kind: 'message',
      last_seen_seq,
    });
  };
}

/** Writes internal notes on a ticket, as `useSendReply` does replies. */
export function useSendNote(ticketId: string, me: Author): Send {
  const client = useQueryClient();
  return (outgoing) => sendEntry(client, ticketId, { ...outgoing, ...stamp(me), kind: 'note' });
}

function stamp({ id, full_name, role }: Author): { author: Author; created_at: string } {
  return { author: { id, full_name, role }, created_at: new Date().toISOString() };
}
