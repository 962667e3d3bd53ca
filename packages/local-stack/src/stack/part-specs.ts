import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { functionsCommand } from '../functions/runner.ts';
import { databaseUrl } from '../postgres/server.ts';
import type { StackConfig } from './config.ts';
import type { DataPaths } from './data-dir.ts';
import type { StackKeys } from './keys.ts';
import type { PartKind, PartSettings } from './part-settings.ts';
import type { PartSpec } from './part.ts';
import type { StackInfo } from './stack-info.ts';
import { appKeys, type AppName, type PartName } from './stack-types.ts';

export interface PartSpecInput {
  config: StackConfig;
  paths: DataPaths;
  keys: StackKeys;
  info: StackInfo;
  /** Loopback ports that only the gateway talks to. */
  internalPorts: { realtime: number; functions: number };
}

const maintenanceEveryMs = 15_000;

/** How each part is started. The keys travel over IPC, not in variables that other programs could list. */
export async function partSpecs(input: PartSpecInput): Promise<Record<PartName, PartSpec>> {
  return {
    postgres: postgresSpec(input),
    gateway: gatewaySpec(input),
    realtime: realtimeSpec(input),
    functions: await functionsSpec(input),
    mail: mailSpec(input),
    scheduler: schedulerSpec(input),
    'customer-portal': appSpec(input, 'customer-portal'),
    'agent-desk': appSpec(input, 'agent-desk'),
    'admin-console': appSpec(input, 'admin-console'),
  };
}

function postgresSpec({ config, paths, keys }: PartSpecInput): PartSpec {
  const settings: PartSettings['postgres'] = {
    dataDir: paths.postgres,
    port: config.ports.database,
    password: keys.databasePassword,
  };
  return nodePart('postgres', 'postgres', config, settings);
}

function gatewaySpec({ config, paths, keys, info, internalPorts }: PartSpecInput): PartSpec {
  const settings: PartSettings['gateway'] = {
    projectRoot: config.repoRoot,
    port: config.ports.api,
    publicUrl: info.apiUrl,
    databasePort: config.ports.database,
    storageDir: paths.storage,
    keys,
    smtpPort: config.ports.smtp,
    appUrls: appUrls(info),
    realtimeUrl: `http://127.0.0.1:${internalPorts.realtime}`,
    functionsUrl: `http://127.0.0.1:${internalPorts.functions}`,
  };
  return nodePart('gateway', 'gateway', config, settings);
}

function realtimeSpec({ config, keys, internalPorts }: PartSpecInput): PartSpec {
  const settings: PartSettings['realtime'] = {
    port: internalPorts.realtime,
    databaseUrl: databaseUrl(
      'supabase_realtime_admin',
      keys.databasePassword,
      config.ports.database,
      'postgres',
    ),
    keys,
    testSecret: config.realtimeTestSecret,
  };
  return nodePart('realtime', 'realtime', config, settings);
}

async function functionsSpec({ config, info, internalPorts }: PartSpecInput): Promise<PartSpec> {
  const { command, args, env, healthUrl } = await functionsCommand({
    repoRoot: config.repoRoot,
    port: internalPorts.functions,
    cacheDir: path.join(config.repoRoot, 'node_modules/.cache/deno'),
    environment: {
      SUPABASE_URL: info.apiUrl,
      SUPABASE_ANON_KEY: info.publishableKey,
      SUPABASE_SERVICE_ROLE_KEY: info.secretKey,
      SUPABASE_DB_URL: info.dbUrl,
    },
    watch: config.mode === 'dev',
  });
  return {
    name: 'functions',
    command,
    args,
    env,
    cwd: config.repoRoot,
    channel: { kind: 'http', healthUrl },
  };
}

function mailSpec({ config, paths }: PartSpecInput): PartSpec {
  const settings: PartSettings['mail'] = {
    smtpPort: config.ports.smtp,
    httpPort: config.ports.inbox,
    dataDir: paths.mail,
  };
  return nodePart('mail', 'mail', config, settings);
}

function schedulerSpec({ config, info }: PartSpecInput): PartSpec {
  const settings: PartSettings['scheduler'] = {
    databaseUrl: info.dbUrl,
    intervalMs: maintenanceEveryMs,
  };
  return nodePart('scheduler', 'scheduler', config, settings);
}

function appSpec({ config, info }: PartSpecInput, app: AppName): PartSpec {
  const root = path.join(config.repoRoot, 'apps', app);
  const settings: PartSettings['app'] = {
    mode: config.mode,
    root,
    buildDir: path.join(config.prebuiltApps ?? path.join(config.repoRoot, 'apps'), app, 'dist'),
    port: config.ports[appKeys[app]],
    runtimeConfig: {
      supabaseUrl: info.apiUrl,
      supabasePublishableKey: info.publishableKey,
      mailUrl: info.mailUrl,
      apps: info.apps,
    },
  };
  return nodePart(app, 'app', config, settings);
}

function nodePart<Kind extends PartKind>(
  name: PartName,
  kind: Kind,
  config: StackConfig,
  settings: PartSettings[Kind],
): PartSpec {
  return {
    name,
    command: process.execPath,
    args: [fileURLToPath(new URL(`parts/${kind}.ts`, import.meta.url))],
    cwd: config.repoRoot,
    env: partEnvironment(),
    channel: { kind: 'ipc', settings },
  };
}

function appUrls({ apps }: StackInfo): [string, ...string[]] {
  const urls = [apps.customerPortal, apps.agentDesk, apps.adminConsole];
  const byName = urls.map((url) => url.replace('127.0.0.1', 'localhost'));
  return [apps.customerPortal, ...urls.slice(1), ...byName];
}

/** The apps' own variables must not leak into a development build: it belongs to this stack. */
function partEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('VITE_')),
  );
}
