import { ticketKeys } from '../tickets/keys.ts';

const all = ['saved-views'] as const;

/** Views that people saved. */
export const savedViewKeys = {
  all: () => all,
  /** Below the queue's counts, since the same events change both. */
  counts: () => [...ticketKeys.counts(), 'saved-views'] as const,
};
