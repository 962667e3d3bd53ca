import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { migrate } from '../platform/migrate.ts';
import { provisionDatabase } from '../platform/provision.ts';
import { databaseUrl, SUPERUSER } from '../postgres/server.ts';
import type { StackConfig } from './config.ts';
import { type DataPaths, readJson, writeJson } from './data-dir.ts';
import type { StackKeys } from './keys.ts';
import { isRecord } from './part-messages.ts';
import { StackError } from './stack-error.ts';
import type { PartLog } from './stack-log.ts';

/**
 * Brings the stack's database to the state of the migrations in this checkout. Does next to nothing when they are the
 * ones that were applied before.
 *
 * @throws StackError when a migration was edited after it had been applied here; MigrationError when one fails.
 */
export async function prepareDatabase(
  config: StackConfig,
  paths: DataPaths,
  keys: StackKeys,
  log: PartLog,
): Promise<void> {
  const password = keys.databasePassword;
  const url = (role: string): string =>
    databaseUrl(role, password, config.ports.database, 'postgres');
  await provisionDatabase({ superuserUrl: url(SUPERUSER), databaseName: 'postgres', password });
  const present = await migrationHashes(path.join(config.repoRoot, 'supabase/migrations'));
  const applied = await readApplied(paths);
  const changed = Object.keys(applied).filter((name) => present[name] !== applied[name]);
  if (changed.length > 0) {
    throw new StackError(
      `This database was built by migrations that have changed since: ${changed.join(', ')}.\n` +
        'Its data cannot be carried over. `npm run reset` starts over.',
    );
  }
  const pending = Object.keys(present).filter((name) => !(name in applied));
  if (pending.length === 0) return;
  log.line(`applying ${pending.length} migrations`);
  await migrate(url('postgres'), config.repoRoot);
  await writeJson(paths.migrated, present);
}

async function migrationHashes(directory: string): Promise<Record<string, string>> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).toSorted();
  const hashes = await Promise.all(
    names.map(async (name) => {
      const content = await readFile(path.join(directory, name));
      return [name, createHash('sha256').update(content).digest('hex')] as const;
    }),
  );
  return Object.fromEntries(hashes);
}

async function readApplied(paths: DataPaths): Promise<Record<string, string>> {
  const value = await readJson(paths.migrated);
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, hash]) => [name, String(hash)]));
}
