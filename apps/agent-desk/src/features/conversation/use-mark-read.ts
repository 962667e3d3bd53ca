import type { TicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { markReadMutation } from '@autocrm/core/data/tickets/mutations.ts';
import { usePageVisible } from '@autocrm/core/lib/use-page-visible.ts';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

/**
 * Tells the server how far the reader has read, whenever there is more on a page that they can see.
 *
 * @param isShown whether the conversation is on screen
 */
export function useMarkRead(ticket: TicketDetail, isShown: boolean): void {
  const { mutate } = useMutation(markReadMutation(ticket.id));
  const isVisible = usePageVisible() && isShown;
  const { id, seq } = ticket;
  const staffSeq = ticket.is_staff_view ? ticket.staff_seq : undefined;
  const told = useRef('');

  // Reading is no click: it happens when an entry is on screen.
  useEffect(() => {
    const now = `${id}:${seq}:${staffSeq ?? ''}`;
    if (!isVisible || told.current === now) return;
    told.current = now;
    mutate({ seq, ...(staffSeq === undefined ? {} : { staff_seq: staffSeq }) });
  }, [isVisible, id, seq, staffSeq, mutate]);
}
