import type { AuditCursor, AuditFilters } from './fetchers.ts';

const all = ['audit'] as const;

/** The audit log. */
export const auditKeys = {
  all: () => all,
  page: (filters: AuditFilters, cursor: AuditCursor | null) =>
    [...all, 'page', filters, cursor] as const,
};
