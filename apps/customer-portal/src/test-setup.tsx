import { enCustomerBlockLabels } from '@autocrm/core/blocks/labels.ts';
import type { PriorityDefinition } from '@autocrm/core/contracts/catalog.ts';
import type { Draft } from '@autocrm/core/contracts/draft.ts';
import type { WhoAmI } from '@autocrm/core/contracts/profile.ts';
import { whoAmI } from '@autocrm/core/testing/factories.ts';
import { authSettings, rpc, table } from '@autocrm/core/testing/network.ts';
import { openApp, type TestedApp } from '@autocrm/core/testing/open-app.tsx';
import { connectsTo, testApps } from '@autocrm/core/testing/test-project.ts';
import { setupServer } from 'msw/node';
import { paths } from './app/paths.ts';
import { routes } from './app/routes.tsx';
import { Brand } from './lib/brand.tsx';
import { t } from './lib/messages.ts';

export const maya: WhoAmI = whoAmI({ full_name: 'Maya Lindqvist', email: 'maya@example.com' });

const priorities: PriorityDefinition[] = [
  {
    priority: 'low',
    label: 'When you have time',
    description: 'Nothing is held up.',
    colour: 'grey',
  },
  { priority: 'medium', label: 'Normal', description: 'Something is wrong.', colour: 'blue' },
  { priority: 'high', label: 'Important', description: 'My work is held up.', colour: 'orange' },
  { priority: 'urgent', label: 'All stands still', description: 'Nobody can work.', colour: 'red' },
];

const settings = [
  { key: 'company_name', value: 'Acme', is_public: true },
  { key: 'portal_welcome', value: 'How can we help?', is_public: true },
  { key: 'attachment_max_bytes', value: 1_000_000, is_public: true },
];

/** A project in which nothing has happened yet. */
const quiet = [
  authSettings(),
  table('settings', () => settings),
  table('priority_definitions', () => priorities),
  table('ticket_categories', () => []),
  table('drafts', () => []),
  table('kb_articles', () => []),
  table('kb_categories', () => []),
  rpc('search_articles', () => []),
  table('custom_fields', () => []),
  table('notifications', () => []),
  table('notification_preferences', () => []),
  rpc('my_sessions', () => []),
  rpc('list_tickets', () => ({ tickets: [], next_cursor: null })),
  rpc('save_draft', () => ({ revision: 1, conflict: null })),
  rpc('mark_ticket_read', () => null),
];

/** Handlers that a test adds come before those of the quiet project. */
export const server = setupServer(...quiet);

/** Connects the portal to the test project, for all tests of a file. */
export function connectsToTestProject(): void {
  connectsTo(server, testApps);
}

/** A draft as the server keeps it. */
export function draftRow(key: string, payload: Draft['payload']): Draft {
  return { key, revision: 3, payload, history: [], updated_at: '2026-11-02T09:00:00+00:00' };
}

const app: TestedApp = {
  info: { title: t.app, home: paths.home, brand: <Brand />, sign_up: true },
  routes,
  words: { blocks: enCustomerBlockLabels },
};

/** Opens the whole portal at an address, as somebody. */
export function openPortal(path: string, me: WhoAmI | null = maya) {
  return openApp(app, path, me);
}
