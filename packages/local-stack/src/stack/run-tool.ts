import { type ChildProcess, spawn } from 'node:child_process';
import { failureOf } from './child-exit.ts';
import { StackError } from './stack-error.ts';
import type { PartLog } from './stack-log.ts';

export interface ToolOptions {
  name: string;
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  log: PartLog;
  /** Ends the tool with everything it started. */
  signal: AbortSignal;
}

/**
 * Runs a Node program to its end, its output in the log.
 *
 * @throws StackError with the tool's name when it fails or is stopped.
 */
export async function runNodeTool(options: ToolOptions): Promise<void> {
  const { name, args, cwd, env, log, signal } = options;
  if (signal.aborted) throw new StackError(`${name} was stopped.`);
  const child = spawn(process.execPath, [...args], {
    cwd,
    env,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  log.follow(child.stdout);
  log.follow(child.stderr);
  const end = (): void => killTree(child);
  signal.addEventListener('abort', end);
  process.once('exit', end);
  try {
    const failure = await failureOf(child);
    if (failure !== null) throw new StackError(`${name} failed (${failure}).`);
  } finally {
    signal.removeEventListener('abort', end);
    process.removeListener('exit', end);
  }
}

function killTree(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (process.platform === 'win32') child.kill('SIGKILL');
  else process.kill(-child.pid, 'SIGKILL');
}
