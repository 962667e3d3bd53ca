const all = ['templates'] as const;

/** Prepared texts. */
export const templateKeys = {
  all: () => all,
  list: () => [...all, 'list'] as const,
  renderings: () => [...all, 'rendered'] as const,
  /** Filled in for a ticket. */
  rendered: (id: string, ticketId: string) => [...all, 'rendered', ticketId, id] as const,
};
