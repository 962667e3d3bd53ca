import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type AuditCursor, type AuditFilters, fetchAuditPage } from './fetchers.ts';
import { auditKeys } from './keys.ts';

/** Reads of the audit log, for admins. */
export const auditQueries = {
  /** One page, newest first; the page before stays while the next one comes. */
  page: (filters: AuditFilters = {}, cursor: AuditCursor | null = null) =>
    queryOptions({
      queryKey: auditKeys.page(filters, cursor),
      queryFn: ({ signal }) => fetchAuditPage(filters, cursor, signal),
      placeholderData: keepPreviousData,
      // Each look at the log asks anew: it is there to show what has just happened.
      staleTime: 0,
    }),
};
