import { type DataPaths, readJson, writeJson } from './data-dir.ts';
import { isRecord } from './part-messages.ts';
import { isSameProcess, processIdentity } from './process-identity.ts';
import type { StackInfo } from './stack-info.ts';
import type { StackHealth } from './stack-types.ts';

/** A process of a stack, told from a later one with the same id. */
interface PartProcess {
  pid: number;
  identity: string;
}

export interface StateFile {
  /** Notes the stack as it is now. Writes follow one another, so the file never goes back in time. */
  save(health: StackHealth): void;
  /** Resolves when everything noted so far is on disk. */
  settled(): Promise<void>;
}

export function createStateFile(
  paths: DataPaths,
  info: StackInfo,
  onError: (error: unknown) => void,
): StateFile {
  let last: Promise<void> = Promise.resolve();
  return {
    save(health) {
      const processes = Object.values(health.parts).flatMap(({ pid }): PartProcess[] => {
        const identity = pid === null ? undefined : processIdentity(pid);
        return pid === null || identity === undefined ? [] : [{ pid, identity }];
      });
      const state = { ...info, ready: health.ready, parts: health.parts, processes };
      last = last.then(async () => writeJson(paths.state, state)).catch(onError);
    },
    settled: async () => last,
  };
}

/** What the last start wrote, which may be of a stack that is gone; undefined without one. */
export async function readState(paths: DataPaths): Promise<Record<string, unknown> | undefined> {
  const state = await readJson(paths.state);
  return isRecord(state) ? state : undefined;
}

/**
 * Waits for the parts of a stack whose supervisor was killed: each ends by itself once its channel closes. One that
 * does not is ended by force, so that it cannot hold a port or the data.
 */
export async function clearLeftovers(paths: DataPaths, patienceMs = 10_000): Promise<void> {
  const state = await readState(paths);
  const processes = Array.isArray(state?.['processes'])
    ? state['processes'].flatMap(parseProcess)
    : [];
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const alive = processes.filter(({ pid, identity }) => isSameProcess(pid, identity));
    if (alive.length === 0) return;
    if (Date.now() > deadline) {
      for (const { pid } of alive)
        process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function parseProcess(value: unknown): PartProcess[] {
  if (!isRecord(value)) return [];
  const { pid, identity } = value;
  return typeof pid === 'number' && typeof identity === 'string' ? [{ pid, identity }] : [];
}
