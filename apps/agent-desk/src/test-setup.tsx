import type { WhoAmI } from '@autocrm/core/contracts/profile.ts';
import type { ResponseTemplate } from '@autocrm/core/contracts/response-template.ts';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import type { StaffTicketListItem } from '@autocrm/core/contracts/ticket-list.ts';
import type { TimelineEntry } from '@autocrm/core/contracts/timeline.ts';
import type { AppUrls } from '@autocrm/core/db/env.ts';
import {
  idOf,
  staffTicketDetail,
  staffTicketRow,
  whoAmI,
} from '@autocrm/core/testing/factories.ts';
import { rpc, table } from '@autocrm/core/testing/network.ts';
import { openApp, type TestedApp } from '@autocrm/core/testing/open-app.tsx';
import { connectsTo, ticketHandlers } from '@autocrm/core/testing/test-project.ts';
import { setupServer } from 'msw/node';
import { beforeEach, vi } from 'vitest';
import { paths } from './app/paths.ts';
import { routes } from './app/routes.tsx';
import { Brand } from './lib/brand.tsx';
import { t } from './lib/messages.ts';

export const teamId = idOf(700_001);

/** An agent of one team, without permissions beyond their role. */
export const jonas: WhoAmI = whoAmI({
  full_name: 'Jonas Weber',
  email: 'jonas@example.com',
  role: 'agent',
  teams: [{ id: teamId, name: 'Support', is_lead: false }],
});

const colleague = (id: string, full_name: string) => ({
  id,
  full_name,
  email: `${full_name}@example.com`,
  avatar_path: null,
  role: 'agent',
  is_active: true,
  availability: 'online',
  max_open_tickets: null,
  last_seen_at: null,
  created_at: '2026-11-02T09:00:00+00:00',
  team_members: [],
});

export const amina = { id: idOf(700_011), full_name: 'Amina Diallo' };

/** A project in which nothing has happened yet. */
const quiet = [
  table('settings', () => [{ key: 'company_name', value: 'Acme', is_public: true }]),
  table('ticket_categories', () => []),
  table('tags', () => [{ id: idOf(700_021), name: 'bug', colour: 'red' }]),
  table('teams', () => [
    { id: teamId, name: 'Support', description: '', is_active: true, schedule_id: null },
    {
      id: idOf(700_002),
      name: 'Billing',
      description: '',
      is_active: true,
      schedule_id: null,
    },
  ]),
  table('profiles', (request) => {
    const one = /[?&]id=eq\.([^&]+)/.exec(request.url)?.[1];
    if (one !== undefined) return colleague(one, 'Carla Customer');
    return [colleague(jonas.id, jonas.full_name), colleague(amina.id, amina.full_name)];
  }),
  table('sla_policies', () => []),
  table('schedules', () => []),
  table('response_templates', () => []),
  table('custom_fields', () => []),
  table('ticket_ratings', () => []),
  rpc('template_used', () => null),
  table('drafts', () => []),
  table('notifications', () => []),
  rpc('queue_counts', () => ({ mine: 2, unassigned: 1, live: 3, [`team:${teamId}`]: 3 })),
  table('saved_views', () => []),
  rpc('saved_view_counts', () => ({})),
  rpc('list_tickets', () => ({ tickets: [], next_cursor: null })),
  rpc('save_draft', () => ({ revision: 1, conflict: null })),
  rpc('mark_ticket_read', () => null),
  rpc('record_seen', () => ({ previous_seen_at: null })),
];

/** Handlers that a test adds come before those of the quiet project. */
export const server = setupServer(...quiet);

/** Connects the desk to the test project, for all tests of a file. */
export function connectsToTestProject(apps?: AppUrls): void {
  connectsTo(server, apps);
  beforeEach(() => {
    // The list draws what fits, and nothing has a height here.
    vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(800);
    vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(400);
    vi.spyOn(Element.prototype, 'getClientRects').mockReturnValue(shown);
    Element.prototype.scrollTo = () => undefined;
  });
}

/** One rectangle: what is asked for them is on screen. */
const shown: DOMRectList = Object.assign([new DOMRect()], { item: () => new DOMRect() });

/** A ticket of the queue. */
export function queueItem(over: Partial<StaffTicketListItem> = {}): StaffTicketListItem {
  return { ...staffTicketRow(), unread: false, ...over };
}

let templates = 0;

/** A template for everybody, without actions. */
export function responseTemplate(over: Partial<ResponseTemplate> = {}): ResponseTemplate {
  templates += 1;
  return {
    id: idOf(710_000 + templates),
    title: `Template ${templates}`,
    shortcut: null,
    body: 'Hello {{customer.first_name}}',
    owner_id: null,
    team_id: null,
    actions: {},
    use_count: 0,
    is_active: true,
    updated_at: '2026-11-02T09:00:00+00:00',
    ...over,
  };
}

/** A view that Jonas saved for himself: urgent tickets, oldest first. */
export function savedView(over: Record<string, unknown> = {}) {
  return {
    id: idOf(720_001),
    name: 'Hot ones',
    owner_id: jonas.id,
    team_id: null,
    filters: { view: 'live', priority: ['urgent'] },
    sort: 'created',
    descending: false,
    columns: [],
    density: 'comfortable',
    position: 0,
    ...over,
  };
}

/** The queue as the server has it: each view asks for what is in the list when it asks. */
export function withQueue(tickets: StaffTicketListItem[]): { asked: Record<string, unknown>[] } {
  const asked: Record<string, unknown>[] = [];
  server.use(
    rpc('list_tickets', (args) => {
      asked.push(args);
      return { tickets, next_cursor: null };
    }),
  );
  return { asked };
}

/** A ticket with its conversation, which grows by what is put into `entries`. */
export function withTicket(
  over: Partial<StaffTicketDetail> = {},
  entries: TimelineEntry[] = [],
): StaffTicketDetail {
  const ticket = staffTicketDetail({
    number: 1234,
    subject: 'Dark display',
    seq: entries.length,
    ...over,
  });
  server.use(...ticketHandlers(ticket, entries));
  return ticket;
}

const app: TestedApp = {
  info: { title: t.app, home: paths.home, brand: <Brand />, sign_up: false },
  routes,
};

/** Opens the whole desk at an address, as somebody; with a time, as the device remembers it. */
export function openDesk(path: string, me: WhoAmI | null = jonas, recalled_at?: number) {
  return openApp(app, path, me, recalled_at);
}
