import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { Notification } from '../contracts/notification.ts';
import {
  notificationEventSchema,
  staffTicketEventSchema,
  ticketEventSchema,
  ticketLeftEventSchema,
  topics,
} from '../contracts/realtime.ts';
import { putNotification } from '../data/notifications/cache.ts';
import { notificationKeys } from '../data/notifications/keys.ts';
import { cachedRow, dropOwnTicket, dropTicket } from '../data/tickets/cache.ts';
import { ticketKeys } from '../data/tickets/keys.ts';
import { type LiveTickets, liveTickets } from './live-tickets.ts';
import { throttle } from './throttle.ts';
import { openTopic } from './topic-registry.ts';

const refreshMs = 1000;

/** Keeps a person's notifications, own tickets and tickets assigned to them current. Once per app, in its shell. */
export function useUserChannel(
  { id }: { id: string },
  /** Called with each notification that is new, or unread again. */
  onNotification?: (notification: Notification) => void,
): void {
  const client = useQueryClient();
  const tell = useEffectEvent((notification: Notification) => onNotification?.(notification));
  // The channel is joined and left with the shell; there is nothing to render.
  useEffect(
    () =>
      followUser(client, id, (notification) => {
        tell(notification);
      }),
    [client, id],
  );
}

/** The hook's work without React. @returns a function that stops it */
function followUser(
  client: QueryClient,
  me: string,
  onNotification: (notification: Notification) => void,
): () => void {
  const refresh = throttle(() => {
    const keys = [ticketKeys.ownLists(), ticketKeys.ownPages(), notificationKeys.all()];
    for (const queryKey of keys) void client.invalidateQueries({ queryKey });
  }, refreshMs);
  const pages = throttle(() => {
    void client.invalidateQueries({ queryKey: ticketKeys.ownPages() });
  }, refreshMs);
  const live = liveTickets(client, me);
  const channel = openTopic(topics.user(me), {
    onJoined: refresh.call,
    onEvent: (event, payload) => {
      const news = handle({ client, me, live }, event, payload);
      if (news?.read_at === null) onNotification(news);
      if (event !== 'notification') pages.call();
    },
  });
  return () => {
    channel.close();
    live.stop();
    refresh.stop();
    pages.stop();
  };
}

/** Puts an event into the caches. @returns the notification that it brought */
function handle(
  { client, me, live }: { client: QueryClient; me: string; live: LiveTickets },
  event: string,
  payload: unknown,
): Notification | undefined {
  switch (event) {
    case 'notification': {
      const parsed = notificationEventSchema.safeParse(payload);
      if (parsed.success) putNotification(client, parsed.data.notification);
      return parsed.data?.notification;
    }
    case 'ticket': {
      const parsed = staffTicketEventSchema.safeParse(payload);
      if (parsed.success) live.tell({ row: parsed.data.ticket });
      return undefined;
    }
    case 'own_ticket': {
      const parsed = ticketEventSchema.safeParse(payload);
      if (parsed.success) live.tell({ row: parsed.data.ticket });
      return undefined;
    }
    case 'own_ticket_left': {
      const parsed = ticketLeftEventSchema.safeParse(payload);
      live.flush();
      if (parsed.success) dropOwnTicket(client, parsed.data.ticket_id);
      return undefined;
    }
    case 'ticket_left': {
      const parsed = ticketLeftEventSchema.safeParse(payload);
      live.flush();
      // It is no longer mine; its queue says where it is, if that is one of my queues.
      if (parsed.success && cachedRow(client, parsed.data.ticket_id)?.assigned_agent_id === me) {
        dropTicket(client, parsed.data.ticket_id);
        void client.invalidateQueries({ queryKey: ticketKeys.deskLists() });
      }
      return undefined;
    }
    default:
      return undefined;
  }
}
