import {
  DESK_READERS,
  idOf,
  type InsertSituation,
  NOBODY,
  perTicket,
  TICKET_READERS,
  type TableRules,
  type TicketName,
  TICKETS,
  UNREAD,
} from './model.ts';

const on = (ticket: TicketName): string => `ticket_id = '${idOf('ticket', ticket)}'`;
const person = (name: string): string => `'${idOf('person', name)}'`;

const prefixed = <Value>(
  prefix: string,
  rules: Readonly<Record<string, Value>>,
): Record<string, Value> =>
  Object.fromEntries(Object.entries(rules).map(([name, rule]) => [`${prefix}, ${name}`, rule]));

const followOneself: Readonly<Record<string, InsertSituation>> = Object.fromEntries(
  // The agent follows `followed` already.
  TICKETS.filter((ticket) => ticket !== 'followed').map((ticket) => [
    `oneself, ticket ${ticket}`,
    {
      values: { ticket_id: idOf('ticket', ticket), profile_id: 'caller' },
      allowed: DESK_READERS[ticket],
    },
  ]),
);

/** What everybody on a ticket may know of it; the rest is for commands. */
const TICKET_COLUMNS = [
  'assigned_agent_id',
  'category_id',
  'channel',
  'closed_at',
  'created_at',
  'custom_fields',
  'customer_id',
  'customer_name',
  'deleted_at',
  'description',
  'first_responded_at',
  'follows_ticket_id',
  'id',
  'is_live',
  'last_activity_at',
  'last_customer_message_at',
  'last_message_at',
  'merged_into_id',
  'number',
  'priority',
  'priority_rank',
  'resolved_at',
  'seq',
  'status',
  'status_rank',
  'subject',
  'team_id',
];

export const TICKET_TABLES: Readonly<Record<string, TableRules>> = {
  tickets: {
    anon: {},
    authenticated: { select: TICKET_COLUMNS },
    select: perTicket(TICKET_READERS, (ticket) => `id = '${idOf('ticket', ticket)}'`),
  },
  ticket_desk: { anon: {}, authenticated: { select: 'all' }, select: perTicket(DESK_READERS, on) },
  ticket_messages: {
    anon: {},
    authenticated: {
      select: [
        'id',
        'ticket_id',
        'seq',
        'author_id',
        'author_name',
        'author_role',
        'body',
        'channel',
        'client_id',
        'edited_at',
        'created_at',
      ],
    },
    select: perTicket(TICKET_READERS, on),
  },
  ticket_notes: { anon: {}, authenticated: { select: 'all' }, select: perTicket(DESK_READERS, on) },
  ticket_activities: {
    anon: {},
    authenticated: { select: 'all' },
    select: {
      ...prefixed(
        'public',
        perTicket(TICKET_READERS, (ticket) => `${on(ticket)} and not is_internal`),
      ),
      ...prefixed(
        'internal',
        perTicket(DESK_READERS, (ticket) => `${on(ticket)} and is_internal`),
      ),
    },
  },
  attachments: {
    anon: {},
    authenticated: { select: 'all', delete: true },
    select: {
      ...prefixed(
        'public',
        perTicket(TICKET_READERS, (ticket) => `${on(ticket)} and not is_internal`),
      ),
      ...prefixed(
        'internal',
        perTicket(DESK_READERS, (ticket) => `${on(ticket)} and is_internal`),
      ),
      "a customer's, not sent yet": {
        where: `id = '${idOf('file', 'customer')}'`,
        allowed: ['customer'],
      },
      "an agent's, internal, not sent yet": {
        where: `id = '${idOf('file', 'agent')}'`,
        allowed: ['agent'],
      },
      "a deactivated customer's, not sent yet": {
        where: `id = '${idOf('file', 'inactive_customer')}'`,
        allowed: NOBODY,
        ownedBy: 'inactive_customer',
      },
    },
    delete: {
      "a customer's, not sent yet": {
        where: `id = '${idOf('file', 'customer')}'`,
        allowed: ['customer'],
      },
      "a deactivated customer's, not sent yet": {
        where: `id = '${idOf('file', 'inactive_customer')}'`,
        allowed: NOBODY,
        ownedBy: 'inactive_customer',
      },
      'sent with a ticket': {
        where: `${on('unassigned')} and uploader_id = ${person('customer')}`,
        allowed: NOBODY,
        twin: "a customer's, not sent yet",
      },
    },
  },
  ticket_ratings: {
    anon: {},
    authenticated: { select: 'all' },
    select: perTicket(TICKET_READERS, on),
  },
  // What a search looks at is read by commands alone.
  ticket_search: UNREAD,
  message_search: UNREAD,
  note_search: UNREAD,
  // What is known of commands on several tickets is told by commands alone.
  ticket_operations: UNREAD,
  ticket_operation_items: UNREAD,
  ticket_merges: UNREAD,
  ticket_merge_entries: UNREAD,
  ticket_links: UNREAD,
  ticket_tags: { anon: {}, authenticated: { select: 'all' }, select: perTicket(DESK_READERS, on) },
  ticket_followers: {
    anon: {},
    authenticated: { select: 'all', insert: 'all', delete: true },
    select: perTicket(DESK_READERS, on),
    insert: {
      ...followOneself,
      'a colleague': {
        values: { ticket_id: idOf('ticket', 'unassigned'), profile_id: idOf('person', 'stranger') },
        allowed: NOBODY,
        twin: 'oneself, ticket unassigned',
      },
    },
    delete: {
      "an agent's own": {
        where: `${on('followed')} and profile_id = ${person('agent')}`,
        allowed: ['agent'],
      },
      "a deactivated agent's": {
        where: `${on('followed')} and profile_id = ${person('inactive_agent')}`,
        allowed: NOBODY,
        ownedBy: 'inactive_agent',
      },
    },
  },
};
