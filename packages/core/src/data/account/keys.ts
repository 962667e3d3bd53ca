const all = ['account'] as const;

/** What a person sees of their own account. */
export const accountKeys = {
  all: () => all,
  sessions: () => [...all, 'sessions'] as const,
};
