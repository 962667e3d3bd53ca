import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PATIENCE_MS = 15_000;

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

/** Asks for a fast shutdown, unless the process has just ended. */
function interrupt(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

async function readOrUndefined(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    // A process that ends while its entry is read answers ESRCH.
    if (['ENOENT', 'ESRCH'].includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}

/** The command line of a live process, or `undefined` when there is none by that id. */
async function commandLine(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    const text = await readOrUndefined(`/proc/${pid}/cmdline`);
    return text === undefined || text === '' ? undefined : text.replaceAll('\0', ' ');
  }
  try {
    return (await run('ps', ['-o', 'command=', '-p', String(pid)])).stdout;
  } catch {
    return undefined; // ps fails exactly when the process is gone
  }
}

/**
 * Ends the server that an earlier run, killed without warning, may have left on this data directory, and
 * removes a lock file whose process id meanwhile belongs to somebody else. A server on any other data
 * directory is never touched.
 *
 * @throws when the old server does not end within 15 seconds
 */
export async function clearLeftover(dataDir: string): Promise<void> {
  const lockFile = path.join(dataDir, 'postmaster.pid');
  const lock = await readOrUndefined(lockFile);
  if (lock === undefined) return;
  const pid = Number(lock.split('\n', 1)[0]);
  const isOurs = async (): Promise<boolean> => {
    if (!Number.isInteger(pid) || pid <= 1) return false;
    const command = await commandLine(pid);
    return command !== undefined && command.includes('postgres') && command.includes(dataDir);
  };
  if (await isOurs()) {
    interrupt(pid);
    const deadline = Date.now() + PATIENCE_MS;
    while (await isOurs()) {
      if (Date.now() > deadline) {
        throw new Error(
          `PostgreSQL (process ${pid}) still holds ${dataDir}: stop it and try again`,
        );
      }
      await delay(50);
    }
  }
  await rm(lockFile, { force: true });
}
