import { type AuditEntry, type AuditTable, auditTables } from '@autocrm/core/contracts/audit.ts';
import { appPermissions, ticketPriorities } from '@autocrm/core/contracts/closed-sets.ts';
import { t } from '../../lib/messages.ts';
import { weekdayName } from '../../lib/schedule-words.ts';

/** What people and teams are called, by id. */
export interface AuditNames {
  person: (id: string) => string | undefined;
  team: (id: string) => string | undefined;
  serviceLevel: (id: string) => string | undefined;
  schedule: (id: string) => string | undefined;
}

type Row = Readonly<Record<string, unknown>>;

function textOf(row: Row, ...keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = row[key];
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

function tableOf(name: string): AuditTable | undefined {
  return auditTables.find((table) => table === name);
}

/** The kind of thing that was changed; a table of a later version by its own name. */
export function areaOf({ table_name }: AuditEntry): string {
  const table = tableOf(table_name);
  return table ? t.audit.tables[table] : table_name;
}

/** Which thing was changed, in words: a name rather than an id wherever one is known. */
export function subjectOf(entry: AuditEntry, names: AuditNames): string {
  const row = entry.new ?? entry.old ?? {};
  const person = textOf(row, 'profile_id');
  const personName = person === undefined ? undefined : (names.person(person) ?? person);
  switch (entry.table_name) {
    case 'team_members': {
      const team = textOf(row, 'team_id') ?? '';
      return t.audit.member(personName ?? '', names.team(team) ?? team);
    }
    case 'profile_permissions':
      return t.audit.permission(permissionName(textOf(row, 'permission')), personName ?? '');
    case 'sla_targets':
      return partOf(priorityOf(row), textOf(row, 'policy_id'), names.serviceLevel);
    case 'schedule_hours':
      return partOf(weekdayOf(row), textOf(row, 'schedule_id'), names.schedule);
    case 'schedule_holidays':
      return partOf(textOf(row, 'name', 'on_date'), textOf(row, 'schedule_id'), names.schedule);
    default:
      return textOf(row, 'name', 'full_name', 'title', 'label', 'email', 'key') ?? entry.record_id;
  }
}

/** What is part of something else, such as a day off of a schedule. */
function partOf(
  part: string | undefined,
  whole: string | undefined,
  nameOf: (id: string) => string | undefined,
): string {
  return t.audit.of(part ?? '', whole === undefined ? '' : (nameOf(whole) ?? whole));
}

function priorityOf({ priority }: Row): string | undefined {
  const known = ticketPriorities.find((candidate) => candidate === priority);
  return known && t.audit.priorities[known];
}

function weekdayOf({ weekday }: Row): string | undefined {
  return typeof weekday === 'number' ? weekdayName(weekday) : undefined;
}

function permissionName(value: string | undefined): string {
  const permission = appPermissions.find((candidate) => candidate === value);
  return permission ? t.permissions[permission][0] : (value ?? '');
}

export interface FieldChange {
  field: string;
  before: string;
  after: string;
}

/** The fields that differ, with both values as text. What was added has nothing before, what was removed nothing after. */
export function changesOf({ old, new: now }: AuditEntry): FieldChange[] {
  const before: Row = old ?? {};
  const after: Row = now ?? {};
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...fields].flatMap((field) => {
    const change = { field, before: valueText(before[field]), after: valueText(after[field]) };
    return change.before === change.after ? [] : [change];
  });
}

function valueText(value: unknown): string {
  if (value === undefined || value === null || value === '') return t.audit.nothing;
  if (typeof value === 'boolean') return value ? t.audit.yes : t.audit.no;
  if (typeof value === 'string') return value;
  return JSON.stringify(value);
}
