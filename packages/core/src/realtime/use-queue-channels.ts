import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { WhoAmI } from '../contracts/profile.ts';
import {
  sharedQueues,
  staffTicketEventSchema,
  ticketLeftEventSchema,
  topics,
} from '../contracts/realtime.ts';
import { catalogQueries } from '../data/catalog/queries.ts';
import { ticketKeys } from '../data/tickets/keys.ts';
import { debounce } from '../lib/debounce.ts';
import { liveTickets } from './live-tickets.ts';
import { looking } from './looking.ts';
import { followOwnLook, looksOf } from './queue-looks.ts';
import { throttle } from './throttle.ts';
import { openTopic, type TopicListener } from './topic-registry.ts';

/** Counts and lists are asked for again at most this often, in ms. */
const refreshMs = 1000;
/** So long after the last topic was joined, all is asked for again, in ms. */
const settleMs = 250;

/** Keeps the lists and counts of a member of staff current. Once per app, in its shell. */
export function useQueueChannels(me: WhoAmI): void {
  const client = useQueryClient();
  const seesAll =
    me.role === 'admin' || (me.role === 'agent' && me.permissions.includes('tickets.view_all'));
  const { data: allTeams } = useQuery({ ...catalogQueries.teams(), enabled: seesAll });
  const teams = seesAll ? allTeams : me.teams;
  const isAdmin = me.role === 'admin';
  // One text, so that the same queues do not look like others at each render.
  const queues = [
    sharedQueues.none,
    ...(teams ?? []).map(({ id }) => id),
    ...(seesAll ? [sharedQueues.assigned] : []),
    ...(isAdmin ? [sharedQueues.deleted] : []),
  ].join();
  const reader = me.id;
  // Channels are joined and left with the shell; there is nothing to render.
  useEffect(() => followQueues(client, queues.split(','), reader), [client, queues, reader]);
}

/** The hook's work without React. @returns a function that stops it */
function followQueues(client: QueryClient, queues: readonly string[], me: string): () => void {
  const counts = throttle(() => {
    void client.invalidateQueries({ queryKey: ticketKeys.counts() });
    void client.invalidateQueries({ queryKey: ticketKeys.deskPages() });
  }, refreshMs);
  const fetchLists = () => {
    const keys = [ticketKeys.deskLists(), ticketKeys.deskPages(), ticketKeys.counts()];
    return Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
  };
  // The topics are joined one after the other.
  const joined = debounce(() => void fetchLists(), settleMs);
  // A long list takes its time: begun anew with each loss, it would never be there.
  const missed = throttle(async () => {
    await fetchLists();
  }, refreshMs);
  const live = liveTickets(client, me);
  const listenTo = (queue: string): TopicListener => ({
    onJoined: joined,
    onMissed: missed.call,
    onEvent: (event, payload) => {
      if (event === 'ticket') {
        const parsed = staffTicketEventSchema.safeParse(payload);
        if (parsed.success) live.tell({ row: parsed.data.ticket, queue });
      } else if (event === 'ticket_left') {
        const parsed = ticketLeftEventSchema.safeParse(payload);
        if (parsed.success) live.tell({ left: parsed.data.ticket_id, queue });
      }
      counts.call();
    },
    onPresence: (members) => {
      looking.tell(queue, looksOf(members, me));
    },
  });
  const channels = queues.map((queue) => ({
    queue,
    ...openTopic(topics.queue(queue), listenTo(queue), { presence_key: me }),
  }));
  const stopLook = followOwnLook((look) => {
    for (const { queue, track } of channels) track(look?.queue === queue ? look.payload : null);
  });
  return () => {
    stopLook();
    for (const { queue, close } of channels) {
      close();
      looking.forget(queue);
    }
    live.stop();
    counts.stop();
    joined.cancel();
    missed.stop();
  };
}
