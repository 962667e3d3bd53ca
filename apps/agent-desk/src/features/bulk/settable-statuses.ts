import { ticketStatuses } from '@autocrm/core/contracts/closed-sets.ts';

/** Nothing goes back to being new. */
export const settableStatuses = ticketStatuses.filter((status) => status !== 'new');
