import type { StaffMember, WhoAmI } from '@autocrm/core/contracts/profile.ts';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import type { StaffTicketListItem } from '@autocrm/core/contracts/ticket-list.ts';
import type { TimelineEntry } from '@autocrm/core/contracts/timeline.ts';
import {
  idOf,
  staffTicketDetail,
  staffTicketRow,
  timeAt,
  whoAmI,
} from '@autocrm/core/testing/factories.ts';
import { authSettings, rpc, table } from '@autocrm/core/testing/network.ts';
import { openApp, type TestedApp } from '@autocrm/core/testing/open-app.tsx';
import { connectsTo, testApps, ticketHandlers } from '@autocrm/core/testing/test-project.ts';
import { setupServer } from 'msw/node';
import { paths } from './app/paths.ts';
import { routes } from './app/routes.tsx';
import { Brand } from './lib/brand.tsx';
import { t } from './lib/messages.ts';

export const sofia: WhoAmI = whoAmI({
  id: idOf(700_001),
  full_name: 'Sofia Marchetti',
  email: 'sofia@example.com',
  role: 'admin',
});

/** A person as the tables hold them. */
export function person(over: Partial<StaffMember> = {}): StaffMember {
  return {
    id: idOf(700_010),
    full_name: 'Jonas Weber',
    email: 'jonas@example.com',
    avatar_path: null,
    role: 'agent',
    is_active: true,
    availability: 'online',
    max_open_tickets: null,
    last_seen_at: null,
    created_at: timeAt(0),
    team_members: [],
    ...over,
  };
}

export const jonas = person();
export const amina = person({
  id: idOf(700_011),
  full_name: 'Amina Diallo',
  email: 'amina@example.com',
});

export const support = {
  id: idOf(700_021),
  name: 'Support',
  description: '',
  assignment_strategy: 'manual',
  is_active: true,
};
export const billing = {
  id: idOf(700_022),
  name: 'Billing',
  description: '',
  assignment_strategy: 'round_robin',
  is_active: true,
};
const bug = { id: idOf(700_031), name: 'bug', colour: 'red' } as const;

const settings = [
  { key: 'company_name', value: 'Acme', is_public: true },
  { key: 'portal_welcome', value: 'How can we help?', is_public: true },
  { key: 'auto_close_days', value: 7, is_public: false },
  { key: 'attachment_max_bytes', value: 20_971_520, is_public: true },
  { key: 'attachment_max_count', value: 10, is_public: true },
];

/** An organisation in which nothing has happened yet. */
const quiet = [
  authSettings(),
  table('settings', () => settings),
  table('ticket_categories', () => []),
  table('tags', () => [bug]),
  table('teams', () => [support, billing]),
  table('profiles', () => [jonas, amina]),
  table('priority_definitions', () => [
    { priority: 'high', label: 'Important', description: 'My work is held up.', colour: 'orange' },
    { priority: 'low', label: 'Whenever', description: '', colour: 'grey' },
  ]),
  table('custom_fields', () => []),
  table('profile_permissions', () => []),
  table('audit_log', () => []),
  table('notifications', () => []),
  rpc('queue_counts', () => ({})),
  rpc('list_tickets', () => ({ tickets: [], next_cursor: null })),
];

/** Handlers that a test adds come before those of the quiet organisation. */
export const server = setupServer(...quiet);

/** Connects the console to the test project, for all tests of a file. */
export function connectsToTestProject(): void {
  connectsTo(server, testApps);
}

/** A ticket of the table. */
export function listItem(over: Partial<StaffTicketListItem> = {}): StaffTicketListItem {
  return { ...staffTicketRow(), unread: false, ...over };
}

/** A ticket with all that was written and done on it. */
export function withTicket(
  over: Partial<StaffTicketDetail> = {},
  entries: TimelineEntry[] = [],
): StaffTicketDetail {
  const ticket = staffTicketDetail({ number: 1234, subject: 'Dark display', ...over });
  server.use(...ticketHandlers(ticket, entries));
  return ticket;
}

const app: TestedApp = {
  info: { title: t.app, home: paths.home, brand: <Brand />, sign_up: false },
  routes,
};

/** Opens the whole console at an address, as somebody. */
export function openConsole(path: string, me: WhoAmI | null = sofia) {
  return openApp(app, path, me);
}
