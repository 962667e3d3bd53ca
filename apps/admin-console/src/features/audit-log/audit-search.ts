import { auditActions, auditTables } from '@autocrm/core/contracts/audit.ts';
import { idSchema } from '@autocrm/core/contracts/scalars.ts';
import type { AuditCursor, AuditFilters } from '@autocrm/core/data/audit/fetchers.ts';
import * as z from 'zod/mini';
import { cursorOf } from '../../lib/cursor.ts';
import { dayAfter, startOfDay } from '../../lib/dates.ts';
import { pagingFields } from '../../lib/paging.ts';

const day = z.catch(z.optional(z.iso.date()), undefined);

/** What the address of the audit log holds. */
export const auditSearchSchema = z.object({
  who: z.catch(z.optional(idSchema), undefined),
  table: z.catch(z.optional(z.enum(auditTables)), undefined),
  action: z.catch(z.optional(z.enum(auditActions)), undefined),
  from: day,
  to: day,
  ...pagingFields,
});
export type AuditSearch = z.output<typeof auditSearchSchema>;

const cursorSchema = z.object({ created_at: z.string(), id: z.number() });

/** The page that an address asks for. Days are the reader's own, both included. */
export function auditOf({ who, table, action, from, to, cursor }: AuditSearch): {
  filters: AuditFilters;
  cursor: AuditCursor | null;
} {
  return {
    filters: {
      ...(who === undefined ? {} : { actor: who }),
      ...(table === undefined ? {} : { table }),
      ...(action === undefined ? {} : { action }),
      ...(from === undefined ? {} : { after: startOfDay(from) }),
      ...(to === undefined ? {} : { before: dayAfter(to) }),
    },
    cursor: cursorOf(cursorSchema, cursor),
  };
}

/** The address of the whole log. */
export const everything = {
  who: undefined,
  table: undefined,
  action: undefined,
  from: undefined,
  to: undefined,
} satisfies Partial<AuditSearch>;
