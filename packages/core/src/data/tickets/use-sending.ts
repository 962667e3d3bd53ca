import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { ticketKeys } from './keys.ts';
import {
  type Author,
  type Outgoing,
  resumeSending,
  sendEntry,
  type SendResult,
} from './sending.ts';
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

/**
 * Sends what was left unsent on this device when its window was closed. For a place that is there on every page.
 *
 * @param tell gets what came of each of them
 * @param recalledAt since when the device alone is asked; once the server answers again, it goes out
 */
export function useResumeSending(
  me: Author,
  tell: (result: SendResult) => void,
  recalledAt: number | null = null,
): void {
  const client = useQueryClient();
  const onResult = useEffectEvent(tell);
  // What is unsent is on the device, not on this page: it goes out once somebody is signed in, whatever they look at.
  useEffect(() => {
    void resumeSending(client, me.id).then((results) => {
      for (const result of results) onResult(result);
    });
  }, [client, me.id, recalledAt]);
}

function stamp({ id, full_name, role }: Author): { author: Author; created_at: string } {
  return { author: { id, full_name, role }, created_at: new Date().toISOString() };
}
