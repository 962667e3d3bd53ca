import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { migrate } from '../platform/migrate.ts';
import { type LoginRole, provisionDatabase, withClient } from '../platform/provision.ts';
import { databaseUrl, type PostgresServer, startPostgres } from '../postgres/server.ts';
import { findFreePort } from '../stack/ports.ts';

/** A throw-away PostgreSQL server for tests: no fsync, its own directory, gone when it stops. */
export interface TestServer {
  readonly port: number;
  readonly password: string;
  readonly superuserUrl: string;
  stop(): Promise<void>;
}

/** A database that belongs to one test file. */
export interface TestDatabase {
  readonly name: string;
  readonly port: number;
  readonly password: string;
  /** The connection string of a role. */
  url(role: LoginRole): string;
  drop(): Promise<void>;
}

/** A migrated database that others are copied from. */
export interface TestTemplate {
  readonly server: TestServer;
  /** A copy of its own, in a few hundredths of a second. */
  createTestDatabase(): Promise<TestDatabase>;
}

/** Starts a throw-away server. */
export async function startTestServer(): Promise<TestServer> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'autocrm-test-'));
  const password = randomBytes(12).toString('hex');
  const port = await findFreePort();
  let server: PostgresServer;
  try {
    // The server may run as another account, which needs to pass through this directory.
    await chmod(directory, 0o755);
    server = await startPostgres({
      dataDir: path.join(directory, 'postgres'),
      port,
      password,
      fsync: false,
    });
  } catch (error) {
    await rm(directory, { recursive: true, force: true });
    throw error;
  }
  return {
    port,
    password,
    superuserUrl: server.superuserUrl,
    async stop() {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function testDatabase(server: TestServer, name: string): TestDatabase {
  return {
    name,
    port: server.port,
    password: server.password,
    url: (role) => databaseUrl(role, server.password, server.port, name),
    drop: () =>
      withClient(server.superuserUrl, async (client) => {
        await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
      }),
  };
}

/**
 * Makes a database to copy from: the platform's objects, then whatever `prepare` adds to it, once.
 *
 * @param prepare by default the migrations in `supabase/migrations`; it is given the URL of the role `postgres`
 */
export async function createTemplate(
  server: TestServer,
  prepare: (databaseUrl: string) => Promise<unknown> = (url) => migrate(url),
): Promise<TestTemplate> {
  const name = `template_${randomBytes(6).toString('hex')}`;
  await provisionDatabase({
    superuserUrl: server.superuserUrl,
    databaseName: name,
    password: server.password,
  });
  await prepare(databaseUrl('postgres', server.password, server.port, name));
  return {
    server,
    async createTestDatabase() {
      const copy = `test_${randomBytes(6).toString('hex')}`;
      await withClient(server.superuserUrl, async (client) => {
        await client.query(
          `create database ${client.escapeIdentifier(copy)} template ${client.escapeIdentifier(name)}
           owner postgres strategy file_copy`,
        );
        await client.query(
          `alter database ${client.escapeIdentifier(copy)} set search_path = "$user", public, extensions`,
        );
      });
      return testDatabase(server, copy);
    },
  };
}
