import { execFile, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { findFreePortBase } from '@autocrm/local-stack/src/stack/ports.ts';
import * as z from 'zod';

const CLI = path.join(import.meta.dirname, '../../local-stack/bin/cli.ts');
const run = promisify(execFile);

const statusSchema = z.object({
  apiUrl: z.url(),
  dbUrl: z.string(),
  publishableKey: z.string(),
  secretKey: z.string(),
  apps: z.object({ agentDesk: z.url() }),
});

interface RunningStack extends z.infer<typeof statusSchema> {
  /** Milliseconds from the command to every part healthy. */
  readonly startMs: number;
  /** Ends the stack; its data stays. */
  readonly end: () => Promise<void>;
}

export interface OwnStack extends Omit<RunningStack, 'end'> {
  /** Ends the stack and removes its data. */
  readonly stop: () => Promise<void>;
}

/** A new folder for a stack's data, as `AUTOCRM_DATA_DIR` takes it, and how to remove it. */
export async function ownDataDir(): Promise<{ dataDir: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'autocrm-bench-stack-'));
  // As root, Postgres runs under an account of its own, which must get through to its data.
  await chmod(folder, 0o711);
  const remove = async () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  return { dataDir: path.join(folder, 'stack'), remove };
}

/**
 * Starts a stack on free ports and waits until every part is healthy.
 *
 * @param settings variables of the environment beside the ports
 * @throws Error with what the stack printed, when it ends before
 */
export async function startStack(
  settings: Readonly<Record<string, string>>,
): Promise<RunningStack> {
  const ports = { AUTOCRM_PORT_BASE: String(await findFreePortBase()), NO_COLOR: '1' };
  const env = { ...process.env, ...ports, ...settings };
  const started = performance.now();
  const stack = spawn(process.execPath, [CLI, 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => stack.once('exit', () => resolve()));
  const end = async (): Promise<void> => {
    stack.kill('SIGTERM');
    await ended;
  };
  try {
    await readiness([stack.stdout, stack.stderr], ended);
    const startMs = performance.now() - started;
    const { stdout } = await run(process.execPath, [CLI, 'status'], { env });
    return { ...statusSchema.parse(JSON.parse(stdout)), startMs, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/**
 * Starts a stack with nothing in it but the schema.
 *
 * @throws Error with what the stack printed, when it ends before
 */
export async function startOwnStack(): Promise<OwnStack> {
  const { dataDir, remove } = await ownDataDir();
  try {
    const { end, ...stack } = await startStack({
      AUTOCRM_DATA_DIR: dataDir,
      AUTOCRM_DEMO_DATA: 'off',
    });
    const stop = async () => {
      await end();
      await remove();
    };
    return { ...stack, stop };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function readiness(
  outputs: readonly NodeJS.ReadableStream[],
  ended: Promise<void>,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let said = '';
  for (const output of outputs) {
    output.on('data', (chunk: unknown) => {
      said += String(chunk);
      if (said.includes('AutoCRM is ready')) resolve();
    });
  }
  void ended.then(() => reject(new Error(`The stack did not start:\n${said}`)));
  await promise;
}
