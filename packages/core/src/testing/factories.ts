import type { AccountSession } from '../contracts/account.ts';
import type { Attachment } from '../contracts/attachment.ts';
import type { CustomField } from '../contracts/custom-field.ts';
import type { Notification } from '../contracts/notification.ts';
import type { WhoAmI } from '../contracts/profile.ts';
import type { TicketSla } from '../contracts/sla.ts';
import type { CustomerTicketDetail, StaffTicketDetail } from '../contracts/ticket-detail.ts';
import type { StaffTicketRow, TicketRow } from '../contracts/ticket.ts';
import type {
  ActivityEntry,
  MessageEntry,
  NoteEntry,
  TimelinePage,
} from '../contracts/timeline.ts';

let last = 0;

/** A number that no other call of this test run got. */
function nextNumber(): number {
  last += 1;
  return last;
}

/** A UUID made from a number: readable in a failure, and the same for the same number. */
export function idOf(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** A time as the database writes it, so many seconds after a fixed start. */
export function timeAt(seconds: number): string {
  return new Date(Date.UTC(2026, 10, 2, 9) + seconds * 1000).toISOString().replace('Z', '+00:00');
}

export function whoAmI(over: Partial<WhoAmI> = {}): WhoAmI {
  const number = nextNumber();
  return {
    id: idOf(number),
    email: `person-${number}@example.com`,
    full_name: `Person ${number}`,
    avatar_path: null,
    role: 'customer',
    is_active: true,
    availability: 'online',
    locale: 'en',
    timezone: 'UTC',
    permissions: [],
    teams: [],
    ...over,
  };
}

/** A ticket in the customer's form. */
export function ticketRow(over: Partial<TicketRow> = {}): TicketRow {
  const number = nextNumber();
  return {
    id: idOf(number),
    number: 1000 + number,
    subject: `Subject ${number}`,
    status: 'open',
    priority: 'medium',
    channel: 'portal',
    category_id: null,
    customer_id: idOf(900_001),
    assigned_agent_id: null,
    assignee_name: null,
    seq: 1,
    created_at: timeAt(number),
    last_activity_at: timeAt(number),
    last_message_at: null,
    resolved_at: null,
    ...over,
  };
}

/** A ticket in the staff's form. */
export function staffTicketRow(over: Partial<StaffTicketRow> = {}): StaffTicketRow {
  return {
    ...ticketRow(),
    customer_name: 'Carla Customer',
    team_id: null,
    snoozed_until: null,
    first_responded_at: null,
    last_customer_message_at: null,
    deleted_at: null,
    staff_seq: 0,
    tags: [],
    custom_fields: {},
    sla: null,
    ...over,
  };
}

/** The clocks of a ticket that waits for its first response. */
export function ticketSla(over: Partial<TicketSla> = {}): TicketSla {
  return {
    policy_id: idOf(700_001),
    due_clock: 'first_response',
    due_at: timeAt(7200),
    first_response_due_at: timeAt(7200),
    next_response_due_at: null,
    resolution_due_at: timeAt(86_400),
    resolution_spent: 0,
    paused_at: null,
    breaches: [],
    ...over,
  };
}

const detailFields = {
  description: 'It does not work.',
  custom_fields: {},
  rating: null,
  first_responded_at: null,
  closed_at: null,
  customer_display_name: 'Carla Customer',
  merged_into: null,
  follows: null,
  attachments: [],
  people: [],
  last_read_seq: 0,
};

/** The page of a ticket in the customer's form. */
export function ticketDetail(over: Partial<CustomerTicketDetail> = {}): CustomerTicketDetail {
  return {
    ...ticketRow(),
    ...detailFields,
    customer_email: null,
    next_statuses: ['resolved'],
    is_staff_view: false,
    ...over,
  };
}

/** The page of a ticket in the staff's form. */
export function staffTicketDetail(over: Partial<StaffTicketDetail> = {}): StaffTicketDetail {
  return {
    ...staffTicketRow(),
    ...detailFields,
    customer_email: 'carla@example.com',
    next_statuses: ['in_progress', 'waiting', 'resolved', 'closed'],
    is_staff_view: true,
    last_read_staff_seq: 0,
    followers: [],
    links: [],
    ...over,
  };
}

export function messageEntry(over: Partial<MessageEntry> = {}): MessageEntry {
  const number = nextNumber();
  return {
    feed: 'public',
    kind: 'message',
    id: idOf(number),
    seq: number,
    client_id: idOf(500_000 + number),
    author_id: idOf(900_001),
    author_name: 'Carla Customer',
    author_role: 'customer',
    body: `Message ${number}`,
    created_at: timeAt(number),
    edited_at: null,
    attachments: [],
    ...over,
  };
}

export function noteEntry(over: Partial<NoteEntry> = {}): NoteEntry {
  const number = nextNumber();
  return {
    feed: 'staff',
    kind: 'note',
    id: idOf(number),
    seq: number,
    client_id: idOf(500_000 + number),
    author_id: idOf(900_002),
    author_name: 'Aaron Agent',
    author_role: 'agent',
    body: `Note ${number}`,
    mentions: [],
    created_at: timeAt(number),
    edited_at: null,
    attachments: [],
    ...over,
  };
}

export function activityEntry(over: Partial<ActivityEntry> = {}): ActivityEntry {
  const number = nextNumber();
  return {
    feed: 'public',
    kind: 'activity',
    id: idOf(number),
    seq: number,
    author_id: idOf(900_002),
    author_name: 'Aaron Agent',
    author_role: 'agent',
    created_at: timeAt(number),
    attachments: [],
    activity: {
      type: 'status_change',
      old_value: { status: 'new' },
      new_value: { status: 'open' },
    },
    ...over,
  };
}

export function timelinePage(over: Partial<TimelinePage> = {}): TimelinePage {
  return { entries: [], has_more: false, seq: 0, ...over };
}

export function attachment(over: Partial<Attachment> = {}): Attachment {
  const number = nextNumber();
  return {
    id: idOf(number),
    file_name: `file-${number}.png`,
    file_type: 'image/png',
    file_size: 1234,
    storage_path: `public/${idOf(900_001)}/${idOf(number)}/file-${number}.png`,
    ...over,
  };
}

export function notification(over: Partial<Notification> = {}): Notification {
  const number = nextNumber();
  return {
    id: idOf(number),
    type: 'reply',
    ticket_id: idOf(800_000 + number),
    actor_id: idOf(900_002),
    payload: { number: 1000 + number, subject: 'Subject', actor_name: 'Aaron Agent' },
    count: 1,
    read_at: null,
    created_at: timeAt(number),
    updated_at: timeAt(number),
    ...over,
  };
}

export function customField(over: Partial<CustomField> = {}): CustomField {
  const number = nextNumber();
  return {
    id: idOf(number),
    key: `field_${number}`,
    label: `Field ${number}`,
    help: '',
    type: 'text',
    options: [],
    is_required: false,
    visible_to_customers: true,
    category_id: null,
    position: number,
    is_active: true,
    ...over,
  };
}

export function accountSession(over: Partial<AccountSession> = {}): AccountSession {
  const number = nextNumber();
  return {
    id: idOf(number),
    created_at: timeAt(number),
    refreshed_at: timeAt(number),
    user_agent: null,
    is_current: false,
    ...over,
  };
}
