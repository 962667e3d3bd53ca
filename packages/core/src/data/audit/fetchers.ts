import * as z from 'zod/mini';
import {
  type AuditAction,
  auditColumns,
  type AuditEntry,
  auditEntrySchema,
  type AuditTable,
} from '../../contracts/audit.ts';
import { supabase } from '../../db/client.ts';
import { read } from '../../db/request.ts';

export type AuditFilters = {
  readonly actor?: string;
  readonly table?: AuditTable;
  readonly action?: AuditAction;
  /** Times as ISO 8601: from the first on, before the second. */
  readonly after?: string;
  readonly before?: string;
};

/** The last entry of the page before. */
export type AuditCursor = { readonly created_at: string; readonly id: number };

export type AuditPage = { entries: AuditEntry[]; next_cursor: AuditCursor | null };

const pageSize = 30;

/** One page of the audit log, newest first; admins only. @throws AppError */
export async function fetchAuditPage(
  filters: AuditFilters,
  cursor: AuditCursor | null,
  signal: AbortSignal,
): Promise<AuditPage> {
  let request = supabase().from('audit_log').select(auditColumns);
  if (filters.actor !== undefined) request = request.eq('actor_id', filters.actor);
  if (filters.table !== undefined) request = request.eq('table_name', filters.table);
  if (filters.action !== undefined) request = request.eq('action', filters.action);
  if (filters.after !== undefined) request = request.gte('created_at', filters.after);
  if (filters.before !== undefined) request = request.lt('created_at', filters.before);
  if (cursor) {
    const at = `"${cursor.created_at}"`;
    // The bound on the time alone lets the index begin there; the rest breaks ties.
    request = request
      .lte('created_at', cursor.created_at)
      .or(`created_at.lt.${at},and(created_at.eq.${at},id.lt.${cursor.id})`);
  }
  const ordered = request
    .order('created_at', { ascending: false })
    .order('id', { ascending: false })
    .limit(pageSize + 1);
  const rows = await read(ordered.abortSignal(signal), z.array(auditEntrySchema), signal);
  const entries = rows.slice(0, pageSize);
  const last = entries.at(-1);
  return {
    entries,
    next_cursor:
      rows.length > pageSize && last ? { created_at: last.created_at, id: last.id } : null,
  };
}
