import { access, rm } from 'node:fs/promises';
import type { StackConfig } from './config.ts';
import { dataPaths, type Holder, lockHolder } from './data-dir.ts';
import { isSameProcess } from './process-identity.ts';
import { StackError } from './stack-error.ts';
import { clearLeftovers } from './state-file.ts';

const stopPatienceMs = 30_000;

/**
 * Stops the stack of this data directory and deletes the directory, so that the next start begins anew.
 *
 * @throws StackError for a directory that no stack made: nothing else is ever deleted.
 */
export async function runReset(config: StackConfig): Promise<string> {
  const paths = dataPaths(config.dataDir);
  if (!(await exists(paths.root))) return `There is nothing to reset in ${paths.root}.`;
  if (!(await exists(paths.mark))) {
    throw new StackError(
      `${paths.root} is not the data directory of a stack, so it is left alone.`,
    );
  }
  const holder = await lockHolder(paths);
  if (holder !== undefined) await stop(holder);
  await clearLeftovers(paths);
  await rm(paths.root, { recursive: true, force: true, maxRetries: 5 });
  return `${paths.root} is deleted. The next start begins anew.`;
}

async function stop(holder: Holder): Promise<void> {
  process.kill(holder.pid, 'SIGTERM');
  const deadline = Date.now() + stopPatienceMs;
  while (isSameProcess(holder.pid, holder.identity)) {
    if (Date.now() > deadline) {
      throw new StackError(
        `The running stack (process ${holder.pid}) does not stop. End it and try again.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
