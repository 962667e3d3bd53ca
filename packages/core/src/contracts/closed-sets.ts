/** The closed sets of the product. A test holds each equal to its CHECK in the migrations. */

export const userRoles = ['customer', 'agent', 'admin'] as const;
export type UserRole = (typeof userRoles)[number];

export const staffRoles = ['agent', 'admin'] as const satisfies readonly UserRole[];

export const ticketStatuses = [
  'new',
  'open',
  'in_progress',
  'waiting',
  'resolved',
  'closed',
] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

export const ticketPriorities = ['low', 'medium', 'high', 'urgent'] as const;
export type TicketPriority = (typeof ticketPriorities)[number];

export const ticketChannels = ['portal', 'email', 'api', 'agent'] as const;
export type TicketChannel = (typeof ticketChannels)[number];

export const activityTypes = [
  'created',
  'comment',
  'internal_note',
  'status_change',
  'priority_change',
  'agent_assignment',
  'team_assignment',
  'subject_change',
  'category_change',
  'tags_change',
  'custom_field_change',
  'attachment_added',
  'merged',
  'snoozed',
  'unsnoozed',
  'sla_breached',
  'rated',
  'deleted',
  'restored',
  'rule_applied',
] as const;

export const appPermissions = [
  'tickets.view_all',
  'tickets.assign',
  'tickets.delete',
  'tickets.merge',
  'tickets.export',
  'customers.manage',
  'kb.manage',
  'templates.manage',
  'reports.view',
] as const;
export type AppPermission = (typeof appPermissions)[number];

export const availabilities = ['online', 'away', 'offline'] as const;
export type Availability = (typeof availabilities)[number];

export const assignmentStrategies = ['manual', 'round_robin', 'least_loaded'] as const;
export type AssignmentStrategy = (typeof assignmentStrategies)[number];

export const notificationTypes = [
  'reply',
  'assigned',
  'mention',
  'status',
  'new_ticket',
  'woken',
  'sla_breached',
] as const;
export type NotificationType = (typeof notificationTypes)[number];

/** What a service level promises a time for. */
export const slaClocks = ['first_response', 'next_response', 'resolution'] as const;
export type SlaClock = (typeof slaClocks)[number];

export const articleStatuses = ['draft', 'published', 'archived'] as const;

export const articleVisibilities = ['public', 'customers', 'staff'] as const;

export const authorRoles = ['customer', 'agent', 'admin', 'system'] as const;

export const transitionActors = ['customer', 'staff', 'system'] as const;

export const tagColours = [
  'grey',
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'purple',
  'pink',
] as const;
export type TagColour = (typeof tagColours)[number];

/** Statuses in which a ticket still waits for somebody; the others are over. */
export const liveStatuses = [
  'new',
  'open',
  'in_progress',
  'waiting',
] as const satisfies readonly TicketStatus[];

const live: ReadonlySet<TicketStatus> = new Set(liveStatuses);

/** Whether a ticket in this status still waits for somebody. */
export function isLiveStatus(status: TicketStatus): boolean {
  return live.has(status);
}
