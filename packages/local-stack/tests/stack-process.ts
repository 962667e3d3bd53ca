import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod/mini';
import { failureOf } from '../src/stack/child-exit.ts';
import { processIdentity } from '../src/stack/process-identity.ts';
import { appNames, partNames } from '../src/stack/stack-types.ts';

const cli = fileURLToPath(new URL('../bin/cli.ts', import.meta.url));

const partSchema = z.object({
  state: z.string(),
  pid: z.nullable(z.number()),
  restarts: z.number(),
});
const answerSchema = z.record(z.string(), z.unknown());
const healthSchema = z.object({ ready: z.boolean(), parts: z.record(z.string(), partSchema) });
const statusSchema = z.object({
  running: z.literal(true),
  ready: z.boolean(),
  pid: z.number(),
  apiUrl: z.string(),
  dbUrl: z.string(),
  publishableKey: z.string(),
  secretKey: z.string(),
  mailUrl: z.string(),
  apps: z.object({ customerPortal: z.string(), agentDesk: z.string(), adminConsole: z.string() }),
  demoAccounts: z.array(z.unknown()),
  parts: z.record(z.string(), partSchema),
});

export type Status = z.infer<typeof statusSchema>;
export type Health = z.infer<typeof healthSchema>;

export interface CommandResult {
  /** Null after success, else how the command ended. */
  failure: string | null;
  stdout: string;
  stderr: string;
}

/** One stack under test, driven by its own command and seen from outside. */
export class StackProcess {
  readonly dataDir: string;
  readonly portBase: number;
  output = '';
  #child: ChildProcess | null = null;
  #ended: Promise<string | null> = Promise.resolve(null);
  readonly #env: NodeJS.ProcessEnv;

  constructor(root: string, name: string, portBase: number) {
    this.dataDir = path.join(root, name);
    this.portBase = portBase;
    this.#env = {
      ...process.env,
      AUTOCRM_PORT_BASE: String(portBase),
      AUTOCRM_DATA_DIR: this.dataDir,
      AUTOCRM_PREBUILT_APPS: path.join(root, 'apps'),
      AUTOCRM_DEMO_DATA: 'off',
      NODE_ENV: 'production',
    };
  }

  get pid(): number {
    const pid = this.#child?.pid;
    if (pid === undefined) throw new Error('The stack was not started.');
    return pid;
  }

  get ended(): Promise<string | null> {
    return this.#ended;
  }

  /** Starts it and resolves once it prints its table; rejects with its output when it ends before. */
  async start(): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.output = '';
    const child = spawn(process.execPath, [cli, 'start'], { env: this.#env });
    this.#child = child;
    this.#ended = failureOf(child);
    const onText = (text: string): void => {
      this.output += text;
      if (this.output.includes('AutoCRM is ready')) resolve();
    };
    child.stdout.setEncoding('utf8').on('data', onText);
    child.stderr.setEncoding('utf8').on('data', onText);
    void this.#ended.then(() => reject(new Error(this.output)));
    await promise;
  }

  signal(name: NodeJS.Signals): void {
    this.#child?.kill(name);
  }

  /** Runs another command on the same stack to its end. */
  async command(...args: string[]): Promise<CommandResult> {
    const child = spawn(process.execPath, [cli, ...args], { env: this.#env });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    return { failure: await failureOf(child), stdout, stderr };
  }

  async status(): Promise<Status> {
    const { stdout } = await this.command('status');
    return statusSchema.parse(JSON.parse(stdout));
  }

  /** Posts JSON to the API, as the person whose access token is given or else as a visitor. */
  async post(
    pathname: string,
    body: object,
    token?: string,
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const { apiUrl, publishableKey } = await this.status();
    const response = await fetch(`${apiUrl}${pathname}`, {
      method: 'POST',
      headers: {
        apikey: publishableKey,
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: answerSchema.parse(await response.json()) };
  }

  /** Signs in and returns the access token. */
  async signIn(email: string, password: string): Promise<string> {
    const { body } = await this.post('/auth/v1/token?grant_type=password', { email, password });
    const token = body['access_token'];
    if (typeof token !== 'string') throw new Error(`${email} cannot sign in.`);
    return token;
  }

  /** What `GET /health` says now; null while nobody answers. */
  async health(): Promise<{ code: number; health: Health } | null> {
    try {
      const response = await fetch(`http://127.0.0.1:${this.portBase + 1}/health`);
      return { code: response.status, health: healthSchema.parse(await response.json()) };
    } catch {
      return null;
    }
  }

  /** The processes of all parts, and the database server itself, as something that tells whether they live. */
  async processes(): Promise<(() => boolean)[]> {
    const { parts } = await this.status();
    const pids = partNames.map((name) => parts[name]?.pid ?? 0);
    return [...pids, await this.postmasterPid()].map((pid) => {
      const identity = processIdentity(pid);
      if (identity === undefined) throw new Error(`Process ${pid} does not run.`);
      return () => processIdentity(pid) === identity;
    });
  }

  async postmasterPid(): Promise<number> {
    const lock = await readFile(path.join(this.dataDir, 'postgres/cluster/postmaster.pid'), 'utf8');
    return Number(lock.split('\n')[0]);
  }
}

/** Builds of three small apps, so that a stack under test need not build the real ones. */
export async function writeTinyApps(root: string): Promise<void> {
  await Promise.all(
    appNames.map(async (name) => {
      const dist = path.join(root, 'apps', name, 'dist');
      await mkdir(dist, { recursive: true });
      await writeFile(path.join(dist, 'index.html'), `<!doctype html><title>${name}</title>`);
    }),
  );
}
