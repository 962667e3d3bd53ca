import { focusManager, matchQuery, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import {
  entryEventSchema,
  staffTicketEventSchema,
  ticketEventSchema,
  topics,
} from '../contracts/realtime.ts';
import { isStaffRow } from '../contracts/ticket.ts';
import type { TimelineEntry } from '../contracts/timeline.ts';
import {
  cachedDetail,
  dropTicket,
  invalidateDetail,
  mergeDetail,
  putEntry,
} from '../data/tickets/cache.ts';
import { catchUp } from '../data/tickets/catch-up.ts';
import { ticketKeys } from '../data/tickets/keys.ts';
import { knownSeqs, type TimelineData } from '../data/tickets/timeline-reducer.ts';
import { TimelineSync } from './timeline-sync.ts';
import { openTopic, type TopicListener } from './topic-registry.ts';

/**
 * Keeps the page of one ticket current while it is shown: its entries, its state, and what was missed after any loss.
 *
 * @param staff whether the reader sees the staff's side of it (`detail.is_staff_view`)
 */
export function useTicketChannel(ticketId: string, { staff }: { staff: boolean }): void {
  const client = useQueryClient();
  // Channels are joined and left with what is on screen; there is nothing to render.
  useEffect(() => followTicket(client, ticketId, staff), [client, ticketId, staff]);
}

/** The hook's work without React. @returns a function that stops it */
function followTicket(client: QueryClient, ticketId: string, staff: boolean): () => void {
  const queryKey = ticketKeys.timeline(ticketId);
  const sync = new TimelineSync({
    known: () => {
      const data = client.getQueryData<TimelineData>(queryKey);
      return data && knownSeqs(data);
    },
    apply: (entry) => {
      putEntry(client, ticketId, entry);
    },
    catchUp: () => catchUp(client, ticketId),
    reload: async () => {
      const detail = client.invalidateQueries({ queryKey: ticketKeys.details() });
      await client.invalidateQueries({ queryKey, exact: true }, { throwOnError: true });
      await detail;
    },
  });
  const open = (topic: string) => openTopic(topic, listener(client, ticketId, sync));
  const channels = [
    open(topics.ticket(ticketId)),
    ...(staff ? [open(topics.ticketStaff(ticketId))] : []),
  ];
  const stopFocus = focusManager.subscribe((isFocused) => {
    if (isFocused) void sync.glance();
  });
  // Other topics, and answers of commands, also tell how far the ticket has come.
  const stopCache = client.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || !matchQuery({ queryKey: ticketKeys.details() }, query)) return;
    const detail = cachedDetail(client, ticketId);
    if (detail) {
      sync.onSummary({
        seq: detail.seq,
        ...(detail.is_staff_view ? { staff_seq: detail.staff_seq } : {}),
      });
    }
  });
  return () => {
    for (const channel of channels) channel.close();
    stopFocus();
    stopCache();
    sync.stop();
  };
}

function listener(client: QueryClient, ticketId: string, sync: TimelineSync): TopicListener {
  let joins = 0;
  return {
    onJoined: () => {
      joins += 1;
      const isLoading = client.isFetching({ queryKey: ticketKeys.timeline(ticketId) }) > 0;
      void (joins === 1 && !isLoading ? sync.glance() : sync.resync());
    },
    onEvent: (event, payload) => {
      if (event === 'ticket_left') {
        dropTicket(client, ticketId);
        return;
      }
      if (event === 'access_changed' || event === 'links_changed') {
        void invalidateDetail(client, ticketId);
      }
      const entry = event === 'entry' ? entryEventSchema.safeParse(payload) : undefined;
      if (entry?.success) {
        sync.onEntry(entry.data.entry);
        // The admins' own fields are no part of a ticket's row.
        if (isFieldChange(entry.data.entry)) void invalidateDetail(client, ticketId);
        return;
      }
      if (event !== 'ticket') return;
      const staffForm = staffTicketEventSchema.safeParse(payload);
      const summary = staffForm.success ? staffForm : ticketEventSchema.safeParse(payload);
      if (!summary.success) return;
      const { ticket } = summary.data;
      mergeDetail(client, ticket);
      sync.onSummary({
        seq: ticket.seq,
        ...(isStaffRow(ticket) ? { staff_seq: ticket.staff_seq } : {}),
      });
    },
  };
}

function isFieldChange(entry: TimelineEntry): boolean {
  return entry.kind === 'activity' && entry.activity.type === 'custom_field_change';
}
