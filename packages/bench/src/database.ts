import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate } from '@autocrm/local-stack/src/platform/migrate.ts';
import { provisionDatabase } from '@autocrm/local-stack/src/platform/provision.ts';
import { databaseUrl, startPostgres } from '@autocrm/local-stack/src/postgres/server.ts';
import pg from 'pg';

const PASSWORD = 'postgres';
const BIGINT = 20;
// Counts and numbers of generated data stay far below 2^53.
pg.types.setTypeParser(BIGINT, Number);

/** A throw-away server of its own, so that nothing measured or broken here touches a running stack. */
export interface Cluster {
  /** Creates a database with the migrations applied and returns the url of its owner. */
  create(name: string): Promise<string>;
  /** The same database for the superuser. */
  superuserUrl(name: string): string;
  /** Ends the server and removes its files. */
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen(0, '127.0.0.1', resolve);
  await promise;
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return address.port;
}

/** What a server for a million tickets has: a quarter of 8 GB. */
const SHARED_BUFFERS = '2GB';

/** Starts an empty PostgreSQL in a temporary folder, without waiting for the disk at commit. */
export async function startCluster(): Promise<Cluster> {
  const folder = await mkdtemp(path.join(tmpdir(), 'autocrm-bench-'));
  // Postgres refuses root, so another user has to reach its folder.
  await chmod(folder, 0o755);
  const port = await freePort();
  const dataDir = path.join(folder, 'data');
  const server = await startPostgres({
    dataDir,
    port,
    password: PASSWORD,
    fsync: false,
    sharedBuffers: SHARED_BUFFERS,
  });
  const { superuserUrl } = server;
  return {
    create: async (name) => {
      await provisionDatabase({ superuserUrl, databaseName: name, password: PASSWORD });
      const url = databaseUrl('postgres', PASSWORD, port, name);
      await migrate(url);
      return url;
    },
    superuserUrl: (name) => databaseUrl('supabase_admin', PASSWORD, port, name),
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Connects, runs `work` and closes the connection, whatever happens. */
export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
