import { notifyManager, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { WhoAmI } from '../contracts/profile.ts';
import {
  sharedQueues,
  staffTicketEventSchema,
  ticketLeftEventSchema,
  topics,
} from '../contracts/realtime.ts';
import { isStaffRow, type StaffTicketRow } from '../contracts/ticket.ts';
import { catalogQueries } from '../data/catalog/queries.ts';
import { cachedRow, dropTicket, putTicket } from '../data/tickets/cache.ts';
import { ticketKeys } from '../data/tickets/keys.ts';
import { queueOf } from './queue-of.ts';
import { throttle } from './throttle.ts';
import { openTopic, type TopicListener } from './topic-registry.ts';

/** Counts and lists are asked for again at most this often, in ms. */
const refreshMs = 1000;
/** Changed tickets are shown at most this often, in ms: one is shown at once, a burst together. */
const showMs = 200;

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
  const lists = throttle(() => {
    for (const queryKey of [ticketKeys.deskLists(), ticketKeys.deskPages(), ticketKeys.counts()]) {
      void client.invalidateQueries({ queryKey });
    }
  }, refreshMs);
  const changed: StaffTicketRow[] = [];
  const showNow = () => {
    const reader = { me, now: Date.now() };
    // Who looks is told once: a long list is drawn again for all of them together.
    notifyManager.batch(() => {
      for (const row of changed.splice(0)) putTicket(client, row, reader);
    });
  };
  const show = throttle(showNow, showMs);
  const listenTo = (queue: string): TopicListener => ({
    onJoined: lists.call,
    onEvent: (event, payload) => {
      if (event === 'ticket') {
        const parsed = staffTicketEventSchema.safeParse(payload);
        if (parsed.success) {
          changed.push(parsed.data.ticket);
          show.call();
        }
      } else if (event === 'ticket_left') {
        const parsed = ticketLeftEventSchema.safeParse(payload);
        showNow();
        if (parsed.success) leaveQueue(client, parsed.data.ticket_id, queue);
      }
      counts.call();
    },
  });
  const channels = queues.map((queue) => openTopic(topics.queue(queue), listenTo(queue)));
  return () => {
    for (const channel of channels) channel.close();
    show.stop();
    counts.stop();
    lists.stop();
  };
}

/** Topics are not ordered among each other: a ticket that has arrived in its next queue by now stays. */
function leaveQueue(client: QueryClient, ticketId: string, queue: string): void {
  const row = cachedRow(client, ticketId);
  if (row && isStaffRow(row) && queueOf(row) !== queue) return;
  dropTicket(client, ticketId);
}
