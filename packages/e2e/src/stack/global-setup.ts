import { execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startOAuthServer } from '@autocrm/local-stack/src/testing/oauth-server.ts';
import { publishProvider } from './providers.ts';
import { publishStack } from './running-stack.ts';

const cli = fileURLToPath(new URL('../../../local-stack/bin/cli.ts', import.meta.url));
const run = promisify(execFile);

/**
 * Starts a stack of the journeys' own, with demo data and with a stand-in for Google and GitHub, and stops both at the
 * end. `npm test` chooses its ports and its directory; on its own, `pnpm verify:e2e` takes a fixed range and a new
 * directory. With `AUTOCRM_E2E_STACK_RUNS=on` the stack at those ports is used as it is, which must have been started
 * with `AUTOCRM_REALTIME_TEST_SECRET`, and with the stand-in that `AUTOCRM_E2E_PROVIDER` names.
 */
// oxlint-disable-next-line import/no-default-export -- Playwright calls the default export
export default async function globalSetup(): Promise<() => Promise<void>> {
  process.env['AUTOCRM_PORT_BASE'] ??= '21300';
  process.env['AUTOCRM_REALTIME_TEST_SECRET'] ??= randomUUID();
  if (process.env['AUTOCRM_E2E_STACK_RUNS'] === 'on') {
    publishStack(await statusOf(process.env));
    return async () => Promise.resolve();
  }
  const own = process.env['AUTOCRM_DATA_DIR'] === undefined ? await newDirectory() : undefined;
  const provider = await startOAuthServer();
  publishProvider(provider.url);
  const env = {
    ...process.env,
    ...provider.environment,
    AUTOCRM_DATA_DIR: process.env['AUTOCRM_DATA_DIR'] ?? (own && path.join(own, 'stack')),
    NO_COLOR: '1',
  };
  const stack = spawn(process.execPath, [cli, 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => stack.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    stack.kill('SIGTERM');
    await ended;
    await provider.stop();
    if (own !== undefined) await rm(own, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await readiness(stack.stdout, stack.stderr, ended);
    publishStack(await statusOf(env));
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

async function statusOf(env: NodeJS.ProcessEnv): Promise<string> {
  const { stdout } = await run(process.execPath, [cli, 'status'], { env });
  return stdout;
}

async function newDirectory(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'autocrm-e2e-'));
  // As root, Postgres runs under an account of its own, which must get through to its data.
  await chmod(directory, 0o711);
  return directory;
}

/** Resolves when the stack prints that it is ready; rejects with what it printed when it ends before. */
async function readiness(
  stdout: NodeJS.ReadableStream,
  stderr: NodeJS.ReadableStream,
  ended: Promise<void>,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let output = '';
  const read = (chunk: unknown): void => {
    output += String(chunk);
    if (output.includes('AutoCRM is ready')) resolve();
  };
  stdout.on('data', read);
  stderr.on('data', read);
  void ended.then(() => reject(new Error(`The stack did not start:\n${output}`)));
  await promise;
}
