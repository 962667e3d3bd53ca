import { useInfiniteQuery, useMutationState, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { TimelineEntry } from '../../contracts/timeline.ts';
import type { AppError } from '../../db/app-error.ts';
import { ticketKeys } from './keys.ts';
import { ticketQueries } from './queries.ts';
import { discard, entryOf, resend, type SendMutation, sendingOf, takeBack } from './sending.ts';
import { flattenTimeline } from './timeline-reducer.ts';
import { isRefusal } from './unsent.ts';

/** An entry as the screen shows it: what is stored, or what is on its way. */
export type TimelineItem = TimelineEntry & {
  /** The same before and after the server has it. */
  key: string;
  /** `paused`: waits until the device is online again. */
  sending?: 'pending' | 'paused' | 'failed';
  error?: AppError;
  retry?: () => void;
  /** Gives it up, and answers the way back. */
  discard?: () => () => void;
  /** Takes it out of the conversation, for the box that it was written in; of what the server refused. */
  take_back?: () => void;
};

/** A ticket's timeline with what is being sent at its end, oldest first. */
export function useTimeline(ticketId: string) {
  const client = useQueryClient();
  const query = useInfiniteQuery(ticketQueries.timeline(ticketId));
  const sendings = useMutationState({
    filters: { mutationKey: ticketKeys.sending(ticketId) },
    // A mutation is one object for life; its state alone tells what changed.
    select: (mutation) => ({ mutation, state: mutation.state }),
  });
  const [discarded, setDiscarded] = useState<ReadonlySet<string>>(new Set());
  const { data } = query;
  const entries = useMemo(() => {
    const stored = (data ? flattenTimeline(data) : []).map(withKey);
    const keys = new Set(stored.map(({ key }) => key));
    const items = sendings.flatMap(({ mutation, state }) =>
      itemOf(state, {
        take_back: () => {
          takeBack(client, mutation);
        },
        retry: () => {
          resend(client, ticketId, mutation);
        },
        discard: () => {
          const bringBack = discard(client, ticketId, mutation);
          const id = sendingOf(mutation)?.client_id ?? '';
          setDiscarded((before) => new Set([...before, id]));
          return () => {
            setDiscarded((before) => new Set([...before].filter((other) => other !== id)));
            bringBack();
          };
        },
      }),
    );
    return [...stored, ...items.filter(({ key }) => !keys.has(key))];
  }, [data, sendings, client, ticketId]);
  return {
    entries,
    /** The client ids of what was given up here: nobody wants their drafts any more. */
    discarded,
    query,
    has_older: query.hasNextPage,
    load_older: () => {
      void query.fetchNextPage();
    },
  };
}

function withKey(entry: TimelineEntry): TimelineItem {
  const key = entry.kind === 'activity' ? `activity:${entry.id}` : entry.client_id;
  return { ...entry, key };
}

function itemOf(
  state: SendMutation['state'],
  { take_back, ...actions }: Required<Pick<TimelineItem, 'retry' | 'discard' | 'take_back'>>,
): TimelineItem[] {
  const sending = sendingOf({ state });
  const { status, isPaused, error } = state;
  if (!sending || (status !== 'pending' && status !== 'error')) return [];
  const item = { ...withKey(entryOf(sending)) };
  if (status === 'pending') return [{ ...item, sending: isPaused ? 'paused' : 'pending' }];
  if (!error) return [{ ...item, sending: 'failed', ...actions }];
  const refused = isRefusal(error) ? { take_back } : {};
  return [{ ...item, sending: 'failed', error, ...actions, ...refused }];
}
