import * as z from 'zod/mini';
import { timestampSchema } from './scalars.ts';

export const auditActions = ['insert', 'update', 'delete'] as const;
export type AuditAction = (typeof auditActions)[number];

/** What admins control and the log therefore follows. */
export const auditTables = [
  'profiles',
  'profile_permissions',
  'teams',
  'team_members',
  'ticket_categories',
  'tags',
  'priority_definitions',
  'settings',
  'custom_fields',
  'sla_policies',
  'sla_targets',
  'schedules',
  'schedule_hours',
  'schedule_holidays',
  'kb_articles',
  'kb_categories',
  'response_templates',
  'saved_views',
] as const;
export type AuditTable = (typeof auditTables)[number];

const rowSchema = z.nullable(z.record(z.string(), z.unknown()));

export const auditColumns =
  'id,actor_id,actor_name,action,table_name,record_id,old,new,created_at' as const;
export const auditEntrySchema = z.object({
  id: z.number(),
  /** Null for what the system or the service key did. */
  actor_id: z.nullable(z.string()),
  actor_name: z.nullable(z.string()),
  action: z.enum(auditActions),
  table_name: z.string(),
  record_id: z.string(),
  old: rowSchema,
  new: rowSchema,
  created_at: timestampSchema,
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
