import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';

const SQL_DIRECTORY = new URL('../../sql/', import.meta.url);
const ROLES_FILE = '00_roles.sql';
const DEFAULTS_FILE = '10_database.sql';

/** Roles that somebody logs in as; all share the stack's database password. */
export const LOGIN_ROLES = [
  'postgres',
  'authenticator',
  'supabase_auth_admin',
  'supabase_storage_admin',
  'supabase_realtime_admin',
] as const;

export type LoginRole = (typeof LOGIN_ROLES)[number];

export interface ProvisionOptions {
  /** Connects as the cluster's superuser, to any of its databases. */
  readonly superuserUrl: string;
  /** Created, and given to `postgres`, when missing. */
  readonly databaseName: string;
  /** Given to every role in {@link LOGIN_ROLES}. */
  readonly password: string;
}

/**
 * Runs `work` on one connection that is closed afterwards, whatever happens.
 *
 * @param url a PostgreSQL connection string
 */
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

/** The same connection string, for another database of the cluster. */
function urlForDatabase(url: string, databaseName: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(databaseName)}`;
  return changed.href;
}

/** All SQL files by name, in the order they run, and what tells this set of them from any other. */
async function readPlatform(): Promise<{ files: Map<string, string>; version: string }> {
  const names = (await readdir(SQL_DIRECTORY)).filter((name) => name.endsWith('.sql')).toSorted();
  const digest = createHash('sha256');
  const files = new Map<string, string>();
  for (const name of names) {
    const sql = await readFile(new URL(name, SQL_DIRECTORY), 'utf8');
    files.set(name, sql);
    digest.update(name).update(sql);
  }
  return { files, version: `platform ${digest.digest('hex').slice(0, 16)}` };
}

async function databaseExists(client: pg.Client, name: string): Promise<boolean> {
  const found = await client.query('select from pg_catalog.pg_database where datname = $1', [name]);
  return found.rowCount === 1;
}

/** What the last run left on the schema `auth`, which only the superuser can write. */
async function installedVersion(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<{ version: string | null }>(
    `select obj_description(oid, 'pg_namespace') as version from pg_catalog.pg_namespace where nspname = 'auth'`,
  );
  return rows[0] === undefined ? undefined : (rows[0].version ?? '');
}

async function setPasswords(client: pg.Client, password: string): Promise<void> {
  for (const role of LOGIN_ROLES) {
    await client.query(
      `alter role ${client.escapeIdentifier(role)} password ${client.escapeLiteral(password)}`,
    );
  }
}

async function ensureDatabase(client: pg.Client, databaseName: string): Promise<void> {
  const name = client.escapeIdentifier(databaseName);
  if (!(await databaseExists(client, databaseName))) {
    await client.query(`create database ${name} owner postgres`);
  }
  await client.query(`alter database ${name} owner to postgres`);
  await client.query(`alter database ${name} set search_path = "$user", public, extensions`);
}

/**
 * Brings a database to the state a new hosted Supabase project is in before its first migration: roles,
 * schemas, extensions, default privileges and the auth, storage and realtime objects. Safe to run on
 * every start: a database that has the current SQL is left alone, and an older one gets what is new, but
 * never again the defaults that its migrations may have changed.
 *
 * @throws the PostgreSQL error of the statement that failed; a failed run leaves the schemas as they were
 */
export async function provisionDatabase(options: ProvisionOptions): Promise<void> {
  const { superuserUrl, databaseName, password } = options;
  const { files, version } = await readPlatform();
  const url = urlForDatabase(superuserUrl, databaseName);
  const isThere = await withClient(superuserUrl, (client) => databaseExists(client, databaseName));
  const installed = isThere ? await withClient(url, installedVersion) : undefined;
  await withClient(superuserUrl, async (client) => {
    if (installed !== version) await client.query(files.get(ROLES_FILE) ?? '');
    await setPasswords(client, password);
    if (installed === undefined) await ensureDatabase(client, databaseName);
  });
  if (installed === version) return;
  await withClient(url, async (client) => {
    await client.query("set client_min_messages = 'warning'");
    await client.query('begin');
    for (const [name, sql] of files) {
      const isForNew = name === DEFAULTS_FILE;
      if (name !== ROLES_FILE && (!isForNew || installed === undefined)) await client.query(sql);
    }
    await client.query(`comment on schema auth is ${client.escapeLiteral(version)}`);
    await client.query('commit');
  });
}
