import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isRecord } from './part-messages.ts';
import { isSameProcess, processIdentity } from './process-identity.ts';
import { codeOf, StackError } from './stack-error.ts';

/** Where things lie inside a data directory. Everything of one stack is in there, so removing it starts over. */
export interface DataPaths {
  root: string;
  /** Present in every directory that a stack made; nothing without it is ever deleted. */
  mark: string;
  lock: string;
  state: string;
  keys: string;
  postgres: string;
  storage: string;
  mail: string;
  /** The migrations that were applied, with their hashes. */
  migrated: string;
  /** Present once the demo data is loaded. */
  seeded: string;
}

export function dataPaths(root: string): DataPaths {
  const at = (name: string): string => path.join(root, name);
  return {
    root,
    mark: at('autocrm-data'),
    lock: at('stack.lock'),
    state: at('stack.json'),
    keys: at('keys.json'),
    postgres: at('postgres'),
    storage: at('storage'),
    mail: at('mail'),
    migrated: at('migrated.json'),
    seeded: at('seeded.json'),
  };
}

/** The process that holds a data directory. */
export interface Holder {
  pid: number;
  identity: string;
}

export type LockResult = { kind: 'acquired' } | { kind: 'held'; holder: Holder };

/** Makes the data directory where it is missing, marked as one that may be deleted by `reset`. */
export async function prepareDataDir(paths: DataPaths): Promise<void> {
  // Others may pass through it: as root, Postgres runs under an account of its own. The files in it are private.
  await mkdir(paths.root, { recursive: true, mode: 0o711 });
  await writeFile(paths.mark, 'The data of one local AutoCRM stack. `npm run reset` deletes it.\n');
}

/** Takes the data directory for this process, also from a holder that died without giving it back. */
export async function lockDataDir(paths: DataPaths): Promise<LockResult> {
  const identity = processIdentity(process.pid);
  if (identity === undefined)
    throw new StackError('This process cannot find itself in the system.');
  for (;;) {
    try {
      const file = await open(paths.lock, 'wx', 0o600);
      await file.writeFile(JSON.stringify({ pid: process.pid, identity } satisfies Holder));
      await file.close();
      return { kind: 'acquired' };
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    const holder = await lockHolder(paths);
    if (holder !== undefined) return { kind: 'held', holder };
    await rm(paths.lock, { force: true });
  }
}

/** The live process that holds the data directory, if there is one. */
export async function lockHolder(paths: DataPaths): Promise<Holder | undefined> {
  const value = await readJson(paths.lock);
  if (!isRecord(value)) return undefined;
  const { pid, identity } = value;
  if (typeof pid !== 'number' || typeof identity !== 'string') return undefined;
  return isSameProcess(pid, identity) ? { pid, identity } : undefined;
}

export async function unlockDataDir(paths: DataPaths): Promise<void> {
  await Promise.all([rm(paths.lock, { force: true }), rm(paths.state, { force: true })]);
}

/** Reads a JSON file; undefined when it is missing or was cut off while being written. */
export async function readJson(file: string): Promise<unknown> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return value;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Writes a JSON file as a whole or not at all, readable by its owner alone. */
export async function writeJson(file: string, value: object): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`;
  await writeFile(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, file);
}
