import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFromPart, type FromPart, type ToPart } from './part-messages.ts';
import { messageOf, StackError } from './stack-error.ts';
import type { PartLog } from './stack-log.ts';
import type { PartName, PartReport, PartState, StackHealth } from './stack-types.ts';

const startTimeoutMs = 60_000;
const probeIntervalMs = 2_000;
const probeTimeoutMs = 5_000;
/** So many probes in a row may fail before a part counts as hung and is replaced. */
const probeFailuresAllowed = 3;
const stopGraceMs = 8_000;
const steadyAfterMs = 10_000;
const startAttempts = 5;
const tailLines = 15;

export interface PartSpec {
  name: PartName;
  command: string;
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Node parts get their settings over IPC; a part with a `healthUrl` is any program that serves it. */
  channel: { kind: 'ipc'; settings: object } | { kind: 'http'; healthUrl: string };
}

export interface PartHooks {
  log: PartLog;
  onChange(): void;
}

/**
 * One supervised child process: started, probed, restarted with growing pauses when it ends or hangs, and stopped
 * with everything it started. The child also ends by itself when this process dies, since its channel closes then.
 */
export class Part {
  readonly name: PartName;
  readonly #spec: PartSpec;
  readonly #hooks: PartHooks;
  #child: ChildProcess | null = null;
  #state: PartState = 'stopped';
  #detail: string | null = null;
  #restarts = 0;
  #failures = 0;
  #missedProbes = 0;
  #wanted = false;
  #everHealthy = false;
  #tail: string[] = [];
  #timers = new Set<NodeJS.Timeout>();
  #firstStart = Promise.withResolvers<void>();
  #pong: ((pong: { ok: boolean; detail: string | null }) => void) | null = null;

  constructor(spec: PartSpec, hooks: PartHooks) {
    this.name = spec.name;
    this.#spec = spec;
    this.#hooks = hooks;
  }

  /** Starts the child and resolves once it is healthy; rejects when it fails to come up several times over. */
  async start(): Promise<void> {
    this.#wanted = true;
    this.#launch();
    await this.#firstStart.promise;
  }

  /** Stops the child, by force after a grace period, and whatever it left in its process group. */
  async stop(): Promise<void> {
    this.#wanted = false;
    this.#clearTimers();
    // Rejected for whoever still waits in start(); without one, Node would take it for a fault nobody handles.
    this.#firstStart.promise.catch(() => undefined);
    this.#firstStart.reject(new StackError(`${this.name} was stopped while it started.`));
    const child = this.#child;
    if (child !== null && child.exitCode === null && child.signalCode === null) {
      const exit = once(child, 'exit');
      const force = setTimeout(() => killGroup(child), stopGraceMs);
      if (child.connected) child.disconnect();
      child.stdin?.end();
      child.kill('SIGTERM');
      await exit;
      clearTimeout(force);
    }
    this.#set('stopped', null);
  }

  report(): PartReport {
    return {
      state: this.#state,
      pid: this.#child?.pid ?? null,
      restarts: this.#restarts,
      detail: this.#detail,
    };
  }

  /** Passes the state of the whole stack to a part that shows it. */
  tell(health: StackHealth): void {
    this.#send({ type: 'stack', health });
  }

  #launch(): void {
    const { command, args, cwd, env, channel } = this.#spec;
    this.#set(this.#everHealthy ? 'restarting' : 'starting', null);
    this.#tail = [];
    this.#missedProbes = 0;
    const child = spawn(command, [...args], {
      cwd,
      env,
      // A process group of its own: Ctrl-C reaches the supervisor alone, which then stops the parts in order.
      detached: process.platform !== 'win32',
      stdio: [channel.kind === 'ipc' ? 'ignore' : 'pipe', 'pipe', 'pipe', ...ipcSlot(channel.kind)],
    });
    this.#child = child;
    this.#follow(child);
    child.on('message', (message) => this.#onMessage(child, readFromPart(message)));
    child.on('error', (error) => this.#hooks.log.line(messageOf(error)));
    child.stdin?.on('error', () => undefined); // its reader may be gone; the exit event says so
    child.once('close', (code, signal) => this.#onExit(child, signal ?? `code ${code}`));
    if (channel.kind === 'ipc') this.#send({ type: 'settings', settings: channel.settings });
    else this.#probeSoon(child, 100);
    this.#after(startTimeoutMs, () => {
      if (this.#child === child && this.#state !== 'healthy') killGroup(child);
    });
  }

  #follow(child: ChildProcess): void {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      this.#hooks.log.follow(stream, (line) => {
        this.#tail.push(line);
        if (this.#tail.length > tailLines) this.#tail.shift();
      });
    }
  }

  #onMessage(child: ChildProcess, message: FromPart | undefined): void {
    if (child !== this.#child || message === undefined) return;
    if (message.type === 'ready') {
      this.#onHealthy(child);
      this.#probeSoon(child, probeIntervalMs);
    }
    if (message.type === 'failed') this.#hooks.log.line(message.message);
    if (message.type === 'failed') this.#tail.push(message.message);
    if (message.type === 'pong') this.#pong?.({ ok: message.ok, detail: message.detail });
  }

  #onHealthy(child: ChildProcess): void {
    this.#everHealthy = true;
    this.#missedProbes = 0;
    this.#set('healthy', null);
    this.#firstStart.resolve();
    this.#after(steadyAfterMs, () => {
      if (this.#child === child && this.#state === 'healthy') this.#failures = 0;
    });
  }

  #onExit(child: ChildProcess, how: string): void {
    if (child !== this.#child) return;
    killGroup(child);
    this.#clearTimers();
    if (!this.#wanted) return;
    this.#failures += 1;
    const last = this.#tail.join('\n');
    if (!this.#everHealthy && this.#failures >= startAttempts) {
      this.#set('stopped', last);
      this.#firstStart.reject(new StackError(`${this.name} does not start (${how}).\n${last}`));
      return;
    }
    const pauseMs = Math.min(10_000, 100 * 2 ** this.#failures);
    this.#restarts += 1;
    this.#set(this.#everHealthy ? 'restarting' : 'starting', `ended with ${how}`);
    this.#hooks.log.line(`ended with ${how}; starting again in ${pauseMs} ms`);
    this.#after(pauseMs, () => this.#launch());
  }

  #probeSoon(child: ChildProcess, afterMs: number): void {
    this.#after(afterMs, () => void this.#probe(child));
  }

  async #probe(child: ChildProcess): Promise<void> {
    const answer = await this.#ask().catch((error: unknown) => ({
      ok: false,
      detail: messageOf(error),
      silent: true,
    }));
    if (child !== this.#child || !this.#wanted || child.exitCode !== null) return;
    const starting = this.#state === 'starting' || this.#state === 'restarting';
    if (answer.ok) {
      if (starting) this.#onHealthy(child);
      this.#missedProbes = 0;
      this.#set('healthy', null);
    } else if (!starting) {
      this.#set('unhealthy', answer.detail);
      this.#missedProbes += 'silent' in answer ? 1 : 0;
      if (this.#missedProbes >= probeFailuresAllowed) {
        this.#hooks.log.line(`gives no answer (${answer.detail}); replacing it`);
        killGroup(child);
        return;
      }
    }
    this.#probeSoon(child, starting && !answer.ok ? 100 : probeIntervalMs);
  }

  async #ask(): Promise<{ ok: boolean; detail: string | null }> {
    const { channel } = this.#spec;
    if (channel.kind === 'http') {
      const response = await fetch(channel.healthUrl, {
        signal: AbortSignal.timeout(probeTimeoutMs),
      });
      await response.arrayBuffer();
      return { ok: response.ok, detail: response.ok ? null : `health answers ${response.status}` };
    }
    const { promise, resolve, reject } = Promise.withResolvers<{
      ok: boolean;
      detail: string | null;
    }>();
    const timer = setTimeout(
      () => reject(new Error(`silent for ${probeTimeoutMs} ms`)),
      probeTimeoutMs,
    );
    this.#pong = resolve;
    this.#send({ type: 'ping' });
    return promise.finally(() => clearTimeout(timer));
  }

  #send(message: ToPart): void {
    const child = this.#child;
    if (child?.connected) {
      // A part that dies just now cannot be told; its exit event follows and says all there is to know.
      child.send(message, () => undefined);
    }
  }

  #set(state: PartState, detail: string | null): void {
    if (this.#state === state && this.#detail === detail) return;
    this.#state = state;
    this.#detail = detail;
    this.#hooks.onChange();
  }

  #after(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, ms);
    this.#timers.add(timer);
  }

  #clearTimers(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}

function ipcSlot(kind: 'ipc' | 'http'): 'ipc'[] {
  return kind === 'ipc' ? ['ipc'] : [];
}

/** Ends a child and everything left in its process group, at once. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // ESRCH: nothing of it is left, which is what was wanted.
  }
}
