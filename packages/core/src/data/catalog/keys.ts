const all = ['catalog'] as const;

/** What admins define once and screens read often. */
export const catalogKeys = {
  all: () => all,
  categories: () => [...all, 'categories'] as const,
  tags: () => [...all, 'tags'] as const,
  priorities: () => [...all, 'priorities'] as const,
  customFields: () => [...all, 'custom-fields'] as const,
  transitions: () => [...all, 'transitions'] as const,
  teams: () => [...all, 'teams'] as const,
  slaPolicies: () => [...all, 'sla-policies'] as const,
  schedules: () => [...all, 'schedules'] as const,
  settings: () => [...all, 'settings'] as const,
  /** With who may see each; below the settings, so that changing them reaches both. */
  settingRows: () => [...all, 'settings', 'rows'] as const,
};
