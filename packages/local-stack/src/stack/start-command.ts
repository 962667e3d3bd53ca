import type { StackConfig } from './config.ts';
import {
  type DataPaths,
  dataPaths,
  type Holder,
  lockDataDir,
  prepareDataDir,
  unlockDataDir,
} from './data-dir.ts';
import { loadOrCreateKeys } from './keys.ts';
import { assertPortsFree } from './ports.ts';
import { readDemoAccounts, stackInfo } from './stack-info.ts';
import { createStackLog, type StackLog, wantsColor } from './stack-log.ts';
import { Stack } from './stack.ts';
import { clearLeftovers } from './state-file.ts';
import { summary } from './summary.ts';

/**
 * `npm start` and `npm run dev`: runs the stack in the foreground until Ctrl-C, SIGTERM or the end of whoever started
 * it. On a stack that runs already it says so and prints its table.
 *
 * @throws StackError when the stack cannot start; by then nothing of it runs any more.
 */
export async function runStart(config: StackConfig): Promise<void> {
  const color = wantsColor(process.stdout, process.env);
  const log = createStackLog(process.stdout, color);
  const paths = dataPaths(config.dataDir);
  await prepareDataDir(paths);
  const lock = await lockDataDir(paths);
  if (lock.kind === 'held') {
    log.plain(await runningSummary(config, paths, lock.holder, color));
    return;
  }
  try {
    await clearLeftovers(paths);
    await assertPortsFree(config.ports);
    const stack = await Stack.create({ config, paths, keys: await loadOrCreateKeys(paths), log });
    await runUntilAsked(stack, log, color);
  } finally {
    await unlockDataDir(paths);
  }
}

async function runUntilAsked(stack: Stack, log: StackLog, color: boolean): Promise<void> {
  const began = performance.now();
  const asked = askedToEnd();
  try {
    const outcome = await Promise.race([asked, stack.start().then(() => 'started')]);
    if (outcome === 'started') {
      const seconds = ((performance.now() - began) / 1_000).toFixed(1);
      log.plain(
        summary(stack.info, `AutoCRM is ready after ${seconds} s. Ctrl-C stops it.`, color),
      );
      await asked;
    }
  } finally {
    log.plain('Stopping …');
    await stack.stop();
    log.plain('Stopped.');
  }
}

/** Resolves at the first request to end; later ones change nothing, since an orderly stop is under way. */
async function askedToEnd(): Promise<'asked'> {
  const { promise, resolve } = Promise.withResolvers<'asked'>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => resolve('asked'));
  process.once('disconnect', () => resolve('asked'));
  // The terminal may be gone before the stop is over; its loss must not interrupt it.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => resolve('asked'));
  return promise;
}

async function runningSummary(
  config: StackConfig,
  paths: DataPaths,
  holder: Holder,
  color: boolean,
): Promise<string> {
  const accounts = config.demoData ? await readDemoAccounts(config.repoRoot) : [];
  const info = stackInfo(config, await loadOrCreateKeys(paths), accounts);
  return summary(info, `AutoCRM is already running (process ${holder.pid}).`, color);
}
