import type { SendResult } from '@autocrm/core/data/tickets/sending.ts';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { t } from '../../lib/messages.ts';
import { type Held, type HeldNews, Outbox } from './outbox.ts';

/** The window's one outbox. */
export const outbox = new Outbox(tellUnseen);

/** The ticket's page was left: only what went wrong is worth telling. */
function tellUnseen(_held: Held, result: SendResult): void {
  if (result.outcome === 'stale') {
    result.put_aside();
    notify({ title: t.ticket.not_sent, description: t.ticket.not_sent_stale, tone: 'danger' });
  } else if (result.outcome === 'failed') {
    notify({ title: t.ticket.not_sent, description: result.error.message, tone: 'danger' });
  }
}

/** What waits for its undo on a ticket. */
export function useHeld(ticketId: string): Held | undefined {
  return useSyncExternalStore(outbox.subscribe, () => outbox.heldFor(ticketId));
}

/** Hears what comes of entries of one kind while the composer is shown. */
export function useHeldNews(
  ticketId: string,
  kind: Held['kind'],
  hear: (news: HeldNews) => void,
): void {
  const onNews = useEffectEvent(hear);
  // The outbox outlives this page.
  useEffect(
    () =>
      outbox.listen({ ticketId, kind }, (news) => {
        onNews(news);
      }),
    [ticketId, kind],
  );
}
