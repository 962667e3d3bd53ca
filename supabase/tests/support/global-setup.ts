import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { migrate } from '@autocrm/local-stack/src/platform/migrate.ts';
import { provisionDatabase } from '@autocrm/local-stack/src/platform/provision.ts';
import { findFreePort } from '@autocrm/local-stack/src/stack/ports.ts';
import type { TestProject } from 'vitest/node';

/** Where the databases of the tests live; a plain object, since it crosses to the workers. */
export interface Cluster {
  readonly port: number;
  readonly password: string;
  /** Migrated once and cloned for each file. */
  readonly template: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    cluster: Cluster;
  }
}

interface Server {
  stop(): Promise<void>;
}

/** The server in a process of its own, since Vite's module runner lacks the import.meta.resolve that finds Postgres. */
async function startServer(port: number, dataDir: string): Promise<Server> {
  const command = createRequire(import.meta.url).resolve('@autocrm/local-stack/bin/dev-db.ts');
  const child = spawn(process.execPath, [command, String(port), dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => log.push(line));
  const ended = once(child, 'close');
  await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    ended.then(() => Promise.reject(new Error(`Postgres did not start:\n${log.join('\n')}`))),
  ]);
  return {
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Starts one real Postgres with the migrations applied as the role `postgres`, and ends it after the run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'autocrm-database-'));
  // Postgres refuses root, so another user has to reach its folder.
  await chmod(folder, 0o755);
  const cluster: Cluster = {
    port: await findFreePort(),
    password: 'postgres',
    template: 'migrated',
  };
  const server = await startServer(cluster.port, path.join(folder, 'data'));
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const url = (role: string, database: string): string =>
    `postgresql://${role}:${cluster.password}@127.0.0.1:${cluster.port}/${database}`;
  try {
    await provisionDatabase({
      superuserUrl: url('supabase_admin', 'postgres'),
      databaseName: cluster.template,
      password: cluster.password,
    });
    await migrate(url('postgres', cluster.template));
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('cluster', cluster);
  return stop;
}
