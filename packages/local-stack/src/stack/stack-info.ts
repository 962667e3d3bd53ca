import path from 'node:path';
import { databaseUrl } from '../postgres/server.ts';
import type { StackConfig } from './config.ts';
import { readJson } from './data-dir.ts';
import type { StackKeys } from './keys.ts';
import { isRecord } from './part-messages.ts';
import type { AppUrls, DemoAccount } from './stack-types.ts';

/** How to reach a stack: what `npm run --silent status` prints, besides the state of its parts. */
export interface StackInfo {
  apiUrl: string;
  dbUrl: string;
  publishableKey: string;
  secretKey: string;
  mailUrl: string;
  smtpUrl: string;
  apps: AppUrls;
  demoAccounts: DemoAccount[];
  /** The realtime server itself, there only while its test controls are open. */
  realtimeTestUrl?: string;
}

export function stackInfo(
  config: StackConfig,
  keys: StackKeys,
  demoAccounts: DemoAccount[],
): StackInfo {
  const { ports } = config;
  const local = (port: number): string => `http://127.0.0.1:${port}`;
  return {
    apiUrl: local(ports.api),
    dbUrl: databaseUrl('postgres', keys.databasePassword, ports.database, 'postgres'),
    publishableKey: keys.publishableKey,
    secretKey: keys.secretKey,
    mailUrl: local(ports.inbox),
    smtpUrl: `smtp://127.0.0.1:${ports.smtp}`,
    apps: {
      customerPortal: local(ports.customerPortal),
      agentDesk: local(ports.agentDesk),
      adminConsole: local(ports.adminConsole),
    },
    demoAccounts,
  };
}

/** The people of the demo data, as its own list names them; none when there is no demo data. */
export async function readDemoAccounts(repoRoot: string): Promise<DemoAccount[]> {
  const value = await readJson(path.join(repoRoot, 'supabase/seed/demo-accounts.json'));
  return Array.isArray(value) ? value.flatMap((entry: unknown) => parseAccount(entry)) : [];
}

function parseAccount(entry: unknown): DemoAccount[] {
  if (!isRecord(entry)) return [];
  const text = (name: string): string => (typeof entry[name] === 'string' ? entry[name] : '');
  const account: DemoAccount = {
    role: text('role'),
    name: text('name'),
    email: text('email'),
    password: text('password'),
    note: text('note'),
  };
  return account.email === '' ? [] : [account];
}
