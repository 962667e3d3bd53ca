import { useMe } from '@autocrm/core/auth/session-provider.ts';
import type { TicketListParams } from '@autocrm/core/contracts/ticket-list.ts';
import { savedViewKeys } from '@autocrm/core/data/saved-views/keys.ts';
import { ticketKeys } from '@autocrm/core/data/tickets/keys.ts';
import { dropPassed } from '@autocrm/core/data/tickets/time-passing.ts';
import { watchMinutes } from '@autocrm/core/lib/minute-clock.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** All desks have the same minutes: within so many ms after them each asks at another moment. */
const spreadMs = 5000;

/** Keeps a list true whose filters say how tickets stand with their service level: time alone changes that. */
export function TimePassing({ params }: { params: TicketListParams }) {
  const client = useQueryClient();
  const { id: me } = useMe();
  // The clock and the list are both outside React.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const fetch = () => {
      void client.invalidateQueries({ queryKey: ticketKeys.deskList(params), exact: true });
      void client.invalidateQueries({ queryKey: savedViewKeys.counts() });
    };
    const stop = watchMinutes(() => {
      dropPassed(client, params, { me, now: Date.now() });
      clearTimeout(timer);
      if (document.visibilityState === 'visible')
        timer = setTimeout(fetch, Math.random() * spreadMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [client, params, me]);
  return null;
}
