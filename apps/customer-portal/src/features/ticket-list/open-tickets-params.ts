import { liveStatuses } from '@autocrm/core/contracts/closed-sets.ts';
import type { TicketListParams } from '@autocrm/core/contracts/ticket-list.ts';

/** The open tickets on the start page: those that still wait for somebody, latest first. */
export const openTickets: TicketListParams = {
  filters: { status: [...liveStatuses] },
  limit: 5,
};
