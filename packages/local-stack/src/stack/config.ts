import path from 'node:path';
import { StackError } from './stack-error.ts';
import type { AppKey } from './stack-types.ts';

export type StackPorts = Record<'api' | 'database' | 'inbox' | 'smtp' | AppKey, number>;

export interface StackConfig {
  repoRoot: string;
  dataDir: string;
  ports: StackPorts;
  /** `serve` shows production builds; `dev` runs one Vite dev server per app. */
  mode: 'serve' | 'dev';
  /** Load the demo data on the first run of a data directory. */
  demoData: boolean;
  /** Where ready-made builds lie, as `<directory>/<app>/dist`; without it the apps are built first. */
  prebuiltApps: string | null;
  /** Opens the realtime server's test controls on the loopback address to whoever knows it. */
  realtimeTestSecret: string | null;
}

export const portLabels: Readonly<Record<keyof StackPorts, string>> = {
  api: 'API',
  database: 'Postgres',
  inbox: 'mail inbox',
  smtp: 'SMTP',
  customerPortal: 'customer portal',
  agentDesk: 'agent desk',
  adminConsole: 'admin console',
};

const portOffsets: Readonly<StackPorts> = {
  api: 1,
  database: 2,
  inbox: 4,
  smtp: 5,
  customerPortal: 11,
  agentDesk: 12,
  adminConsole: 13,
};

const defaultPorts: Readonly<StackPorts> = {
  api: 54321,
  database: 54322,
  inbox: 54324,
  smtp: 54325,
  customerPortal: 5173,
  agentDesk: 5174,
  adminConsole: 5175,
};

/** The ports of a stack that starts at `base` (as `AUTOCRM_PORT_BASE` does). */
export function portsFromBase(base: number): StackPorts {
  return {
    api: base + portOffsets.api,
    database: base + portOffsets.database,
    inbox: base + portOffsets.inbox,
    smtp: base + portOffsets.smtp,
    customerPortal: base + portOffsets.customerPortal,
    agentDesk: base + portOffsets.agentDesk,
    adminConsole: base + portOffsets.adminConsole,
  };
}

/**
 * Reads a stack's configuration from the environment: `AUTOCRM_PORT_BASE`, `AUTOCRM_DATA_DIR`,
 * `AUTOCRM_DEMO_DATA` (on or off), `AUTOCRM_PREBUILT_APPS` and `AUTOCRM_REALTIME_TEST_SECRET`.
 *
 * @throws StackError naming the variable whose value cannot be used.
 */
export function readStackConfig(
  env: NodeJS.ProcessEnv,
  repoRoot: string,
  mode: StackConfig['mode'],
): StackConfig {
  return {
    repoRoot,
    dataDir: path.resolve(repoRoot, env['AUTOCRM_DATA_DIR'] || '.local'),
    ports: readPorts(env['AUTOCRM_PORT_BASE']),
    mode,
    demoData: readSwitch('AUTOCRM_DEMO_DATA', env['AUTOCRM_DEMO_DATA']),
    prebuiltApps: env['AUTOCRM_PREBUILT_APPS'] || null,
    realtimeTestSecret: env['AUTOCRM_REALTIME_TEST_SECRET'] || null,
  };
}

function readPorts(base: string | undefined): StackPorts {
  if (base === undefined || base === '') return { ...defaultPorts };
  const number = Number(base);
  if (!Number.isInteger(number) || number < 1024 || number > 65_500) {
    throw new StackError(
      `AUTOCRM_PORT_BASE must be a whole number from 1024 to 65500, but is "${base}".`,
    );
  }
  return portsFromBase(number);
}

function readSwitch(name: string, value: string | undefined): boolean {
  if (value === undefined || value === '' || value === 'on') return true;
  if (value === 'off') return false;
  throw new StackError(`${name} must be "on" or "off", but is "${value}".`);
}
