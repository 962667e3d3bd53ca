const all = ['attachments'] as const;

export const attachmentKeys = {
  all: () => all,
  url: (path: string) => [...all, 'url', path] as const,
  blob: (path: string) => [...all, 'blob', path] as const,
};

export const avatarKeys = {
  url: (path: string | null) => ['avatars', 'url', path] as const,
};
