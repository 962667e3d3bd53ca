const all = ['mentions'] as const;

/** Mentioning colleagues. */
export const mentionKeys = {
  all: () => all,
  candidates: (ticketId: string) => [...all, ticketId] as const,
};
