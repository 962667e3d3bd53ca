const all = ['teams'] as const;

/** Teams with their members, as admins manage them. */
export const teamKeys = {
  all: () => all,
  list: () => [...all, 'list'] as const,
  details: () => [...all, 'detail'] as const,
  detail: (id: string) => [...all, 'detail', id] as const,
};
