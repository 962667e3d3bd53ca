import {
  isLiveStatus,
  type TicketPriority,
  type TicketStatus,
} from '../../contracts/closed-sets.ts';
import type { CustomValues } from '../../contracts/custom-field.ts';
import { slaStateOf } from '../../contracts/sla.ts';
import type { TicketFilters, TicketListParams } from '../../contracts/ticket-list.ts';
import { type AnyTicketRow, isStaffRow } from '../../contracts/ticket.ts';

const statusRank: Readonly<Record<TicketStatus, number>> = {
  new: 1,
  open: 2,
  in_progress: 3,
  waiting: 4,
  resolved: 5,
  closed: 6,
};
const priorityRank: Readonly<Record<TicketPriority, number>> = {
  urgent: 4,
  high: 3,
  medium: 2,
  low: 1,
};

const resolvedViewMs = 7 * 24 * 60 * 60 * 1000;

/**
 * Whether a ticket belongs into a list, by the rules of `list_tickets`, so that live updates can put it there without
 * asking again.
 *
 * @param me the reader's profile id, which the filters call "me"
 * @param now milliseconds since the epoch
 */
export function matchesFilters(
  row: AnyTicketRow,
  filters: TicketFilters,
  me: string,
  now: number,
): boolean {
  const staff = isStaffRow(row) ? row : undefined;
  const isDeleted = staff !== undefined && staff.deleted_at !== null;
  return (
    isDeleted === (filters.deleted ?? false) &&
    isOneOf(row.status, filters.status) &&
    isOneOf(row.priority, filters.priority) &&
    isOneOf(row.channel, filters.channel) &&
    isRef(row.assigned_agent_id, filters.assignee, me) &&
    isRef(row.category_id, filters.category, me) &&
    isRef(row.customer_id, filters.customer, me) &&
    (staff === undefined || isRef(staff.team_id, filters.team, me)) &&
    (staff === undefined ||
      filters.tag === undefined ||
      staff.tags.some((tag) => tag.id === filters.tag)) &&
    (staff === undefined || holds(staff.custom_fields, filters.field)) &&
    (staff === undefined || isOneOf(slaStateOf(staff.sla, now), filters.sla)) &&
    isWithin(row.created_at, filters) &&
    isInView(row, filters.view, me, now)
  );
}

function isOneOf<Value>(value: Value, wanted: readonly Value[] | undefined): boolean {
  return wanted === undefined || wanted.includes(value);
}

function isRef(value: string | null, wanted: string | undefined, me: string): boolean {
  if (wanted === undefined) return true;
  if (wanted === 'none') return value === null;
  return value === (wanted === 'me' ? me : wanted);
}

function holds(values: CustomValues, field: TicketFilters['field']): boolean {
  if (field === undefined) return true;
  const value = values[field.key];
  return Array.isArray(value) ? value.some((one) => one === field.value) : value === field.value;
}

function isWithin(created: string, { created_after, created_before }: TicketFilters): boolean {
  const at = Date.parse(created);
  return (
    (created_after === undefined || at >= Date.parse(created_after)) &&
    (created_before === undefined || at < Date.parse(created_before))
  );
}

function isInView(
  row: AnyTicketRow,
  view: TicketFilters['view'],
  me: string,
  now: number,
): boolean {
  const isSnoozed = isStaffRow(row) && row.snoozed_until !== null;
  const isMerged = (row.merged_into_id ?? null) !== null;
  const isLive =
    isLiveStatus(row.status) && !isMerged && !(isStaffRow(row) && row.deleted_at !== null);
  switch (view) {
    case undefined:
    case 'everything':
      return true;
    case 'mine':
      return isLive && !isSnoozed && row.assigned_agent_id === me;
    case 'unassigned':
      return isLive && !isSnoozed && row.assigned_agent_id === null;
    case 'live':
      return isLive && !isSnoozed;
    case 'snoozed':
      return isLive && isSnoozed;
    case 'waiting':
      return isLive && row.status === 'waiting';
    case 'resolved':
      return (
        row.status === 'resolved' &&
        !isMerged &&
        row.resolved_at !== null &&
        Date.parse(row.resolved_at) > now - resolvedViewMs
      );
  }
}

/** Orders two tickets as `list_tickets` does with these parameters: the sort's columns, then the id. */
export function compareTickets(
  a: AnyTicketRow,
  b: AnyTicketRow,
  { sort = 'activity', descending = true }: TicketListParams,
): number {
  const direction = descending ? -1 : 1;
  const byRank = rank(a, sort) - rank(b, sort);
  return direction * (byRank || compareSortTimes(a, b, sort) || compareText(a.id, b.id));
}

function compareSortTimes(a: AnyTicketRow, b: AnyTicketRow, sort: TicketListParams['sort']) {
  switch (sort) {
    case 'created':
      return compareTimes(a.created_at, b.created_at);
    case 'due':
      return compareDue(dueOf(a), dueOf(b));
    default:
      return compareTimes(a.last_activity_at, b.last_activity_at);
  }
}

/** What is paused comes after all that is due, and before what has no clock. */
const pausedDue = '9999-01-01T00:00:00+00:00';

function dueOf(row: AnyTicketRow): string | null {
  const sla = isStaffRow(row) ? row.sla : null;
  return sla?.due_at ?? (sla?.paused_at ? pausedDue : null);
}

function compareDue(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compareTimes(a, b);
}

function rank(row: AnyTicketRow, sort: TicketListParams['sort']): number {
  if (sort === 'priority') return priorityRank[row.priority];
  return sort === 'status' ? statusRank[row.status] : 0;
}

const utc = '+00:00';

function compareTimes(a: string, b: string): number {
  // The database's own form sorts as text, and long lists compare often.
  if (a.endsWith(utc) && b.endsWith(utc)) return compareText(a, b);
  return Date.parse(a) - Date.parse(b) || compareText(a, b);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
