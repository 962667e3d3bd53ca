/** The words of what tickets refer to, of the settings and of the audit log. */
export const enCatalog = {
  categories: { title: 'Categories' },
  tags: { title: 'Tags' },
  priorities: { title: 'Priorities' },
  settings: { title: 'Settings' },
  audit: { title: 'Audit log' },
} as const;
