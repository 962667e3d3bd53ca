import { markReadMutation } from '@autocrm/core/data/tickets/mutations.ts';
import { usePageVisible } from '@autocrm/core/lib/use-page-visible.ts';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

/** Tells the server how far the customer has read, whenever there is more on a page that they can see. */
export function useMarkRead(ticketId: string, seq: number): void {
  const { mutate } = useMutation(markReadMutation(ticketId));
  const isVisible = usePageVisible();
  const told = useRef(0);

  // Reading is no click: it happens when an entry is on screen.
  useEffect(() => {
    if (!isVisible || seq <= told.current) return;
    told.current = seq;
    mutate({ seq });
  }, [isVisible, seq, mutate]);
}
