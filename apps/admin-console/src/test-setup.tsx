import type { TeamWithMembers } from '@autocrm/core/contracts/catalog.ts';
import type { StaffMember, WhoAmI } from '@autocrm/core/contracts/profile.ts';
import type { Schedule, SlaPolicy } from '@autocrm/core/contracts/sla.ts';
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

type Team = Omit<TeamWithMembers, 'team_members'>;

export const jonas = person();
export const amina = person({
  id: idOf(700_011),
  full_name: 'Amina Diallo',
  email: 'amina@example.com',
});

export const support: Team = {
  id: idOf(700_021),
  name: 'Support',
  description: '',
  assignment_strategy: 'manual',
  schedule_id: null,
  is_active: true,
};
export const billing: Team = {
  id: idOf(700_022),
  name: 'Billing',
  description: '',
  assignment_strategy: 'round_robin',
  schedule_id: null,
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
  table('teams', () => [support, billing].map((team) => ({ ...team, team_members: [] }))),
  table('sla_policies', () => []),
  table('schedules', () => []),
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

/** Monday to Friday from 9:00 to 17:00, with a break on Friday. */
export function schedule(over: Partial<Schedule> = {}): Schedule {
  return {
    id: idOf(700_041),
    name: 'Office hours',
    timezone: 'Europe/Berlin',
    schedule_hours: [
      ...[1, 2, 3, 4].map((weekday) => ({ weekday, opens: '09:00:00', closes: '17:00:00' })),
      { weekday: 5, opens: '13:00:00', closes: '17:00:00' },
      { weekday: 5, opens: '09:00:00', closes: '12:00:00' },
    ],
    schedule_holidays: [],
    ...over,
  };
}

/** Promises something to urgent tickets alone. */
export function policy(over: Partial<SlaPolicy> = {}): SlaPolicy {
  return {
    id: idOf(700_051),
    name: 'Standard',
    description: '',
    team_id: null,
    category_id: null,
    channel: null,
    schedule_id: null,
    position: 0,
    is_active: true,
    sla_targets: [
      {
        priority: 'urgent',
        first_response_minutes: 30,
        next_response_minutes: 240,
        resolution_minutes: 2880,
      },
    ],
    ...over,
  };
}

interface Stored {
  schedules?: Schedule[];
  policies?: SlaPolicy[];
}

/**
 * Schedules and service levels that change by commands.
 *
 * @param refuse answers every change, where they are to fail
 * @returns what was asked to change, in order
 */
export function withServiceLevels(
  { schedules = [], policies = [] }: Stored,
  refuse?: () => Response,
) {
  const writes: unknown[] = [];
  const store = { schedules: [...schedules], policies: policies.map((row) => ({ ...row })) };
  const change = (what: unknown): Response | string => {
    writes.push(what);
    return refuse?.() ?? idOf(700_099);
  };
  server.use(
    table('schedules', ({ method, url }) => {
      if (method !== 'DELETE') return store.schedules;
      const done = change({ deleted: idIn(url) });
      if (typeof done !== 'string') return done;
      store.schedules = store.schedules.filter(({ id }) => id !== idIn(url));
      return new Response(null, { status: 204 });
    }),
    table('sla_policies', async (request) => {
      if (request.method === 'GET')
        return store.policies.toSorted((a, b) => a.position - b.position);
      const id = idIn(request.url);
      const patch: unknown = request.method === 'PATCH' ? await request.json() : { deleted: id };
      const done = change(patch);
      if (typeof done !== 'string') return done;
      if (request.method === 'DELETE')
        store.policies = store.policies.filter((row) => row.id !== id);
      else Object.assign(store.policies.find((row) => row.id === id) ?? {}, patch);
      return new Response(null, { status: 204 });
    }),
    rpc('save_schedule', change),
    rpc('save_sla_policy', change),
  );
  return writes;
}

function idIn(url: string): string | undefined {
  return new URL(url).searchParams.get('id')?.slice('eq.'.length);
}

const app: TestedApp = {
  info: { title: t.app, home: paths.home, brand: <Brand />, sign_up: false },
  routes,
};

/** Opens the whole console at an address, as somebody. */
export function openConsole(path: string, me: WhoAmI | null = sofia) {
  return openApp(app, path, me);
}
