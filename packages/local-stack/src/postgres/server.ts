import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { access, chmod, chown, mkdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { findBinaries, type PostgresBinaries, runnableBinaries } from './binaries.ts';
import {
  canDieWithParent,
  findLauncher,
  type Identity,
  type Launcher,
  serverIdentity,
} from './identity.ts';
import { clearLeftover } from './leftover.ts';

/** The cluster's superuser, named as on hosted Supabase; `postgres` is an ordinary role there and here. */
export const SUPERUSER = 'supabase_admin';

export interface PostgresOptions {
  /** Holds the cluster; created when missing. */
  readonly dataDir: string;
  /** TCP port on 127.0.0.1. */
  readonly port: number;
  /** Of the superuser; given to the cluster when it is created. */
  readonly password: string;
  /** Off for throw-away clusters: faster, and a crash of the machine may corrupt them. */
  readonly fsync?: boolean;
  /** Memory for pages, such as `2GB`; unless told what a laptop spares, which is little for large data. */
  readonly sharedBuffers?: string;
  readonly onLog?: (line: string) => void;
}

export interface PostgresServer {
  readonly pid: number;
  readonly superuserUrl: string;
  /** Settles when the server has ended, for whatever reason. */
  readonly exited: Promise<void>;
  /** Disconnects everybody and stops; may be called more than once. */
  stop(): Promise<void>;
}

interface Host {
  readonly binaries: PostgresBinaries;
  readonly dataDir: string;
  readonly identity: Identity | undefined;
  readonly launcher: Launcher;
}

/** A connection string for one role and database on a local server. */
export function databaseUrl(
  role: string,
  password: string,
  port: number,
  database: string,
): string {
  return `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

function environment(): NodeJS.ProcessEnv {
  // Inherited PG* variables would change what server and clients do, so only these pass.
  const { PATH, HOME, TMPDIR, SystemRoot } = process.env;
  return { PATH, HOME, TMPDIR, SystemRoot, TZ: 'UTC', LC_MESSAGES: 'C' };
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function ctype(): string {
  if (process.platform === 'linux') return 'C.UTF-8';
  return process.platform === 'darwin' ? 'en_US.UTF-8' : 'C';
}

function spawnAsServer(
  { launcher }: Host,
  command: readonly string[],
  options: { readonly detached?: boolean } = {},
): ChildProcess {
  const [program = '', ...args] = [...launcher.prefix, ...command];
  return spawn(program, args, {
    ...launcher.account,
    ...options,
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

async function initialise(host: Host, password: string): Promise<void> {
  // Made under another name: one that was interrupted is never taken for a whole cluster.
  const unfinished = `${host.dataDir}.new`;
  const passwordFile = path.join(path.dirname(host.dataDir), `${randomUUID()}.password`);
  await rm(unfinished, { recursive: true, force: true });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    if (host.identity !== undefined) {
      await chown(passwordFile, host.identity.uid, host.identity.gid);
    }
    const child = spawnAsServer(host, [
      host.binaries.initdb,
      `--pgdata=${unfinished}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The same rules for sorting and case everywhere, whatever the machine's own locales are.
      '--locale-provider=icu',
      '--icu-locale=en-US',
      '--locale=C',
      `--lc-ctype=${ctype()}`,
    ]);
    let problem = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (problem += text));
    await once(child, 'close');
    if (child.exitCode !== 0) {
      throw new Error(`PostgreSQL could not create ${host.dataDir}: ${problem.trim()}`);
    }
    await rename(unfinished, host.dataDir);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function settings(options: PostgresOptions): string[] {
  const values: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: options.sharedBuffers ?? '128MB',
    effective_cache_size: '512MB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_checkpoints: 'off',
    password_encryption: 'scram-sha-256',
    track_io_timing: 'on',
    shared_preload_libraries: 'pg_stat_statements',
    'pg_stat_statements.track': 'all',
  };
  if (options.fsync === false) {
    Object.assign(values, { fsync: 'off', full_page_writes: 'off' });
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function launch(host: Host, options: PostgresOptions): Promise<ChildProcess> {
  const program = [host.binaries.postgres, '-D', host.dataDir, '-p', String(options.port)];
  const guard = (await canDieWithParent()) ? ['setpriv', '--pdeathsig', 'INT', '--'] : [];
  // A session of its own: Ctrl-C in the terminal is for whoever started the server to act on.
  const detached = process.platform !== 'win32';
  return spawnAsServer(host, [...guard, ...program, ...settings(options)], { detached });
}

/** Resolves when the server accepts connections; rejects with the end of its log when it ends before. */
async function untilReady(child: ChildProcess, onLog: (line: string) => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const tail: string[] = [];
  if (child.stderr === null) throw new Error('PostgreSQL was started without a log');
  createInterface({ input: child.stderr }).on('line', (line) => {
    onLog(line);
    tail.push(line);
    if (tail.length > 20) tail.shift();
    if (line.includes('database system is ready to accept connections')) resolve();
  });
  child.once('error', reject);
  child.once('close', () =>
    reject(new Error(`PostgreSQL ended while starting:\n${tail.join('\n')}`)),
  );
  await promise;
}

async function prepareHost(dataDir: string): Promise<Host> {
  const [installed, identity] = await Promise.all([findBinaries(), serverIdentity()]);
  if (process.platform !== 'win32') {
    const programs = [installed.initdb, installed.postgres, installed.pg_ctl];
    await Promise.all(programs.map(makeExecutable));
  }
  const binaries = await runnableBinaries(installed, identity);
  await mkdir(path.dirname(dataDir), { recursive: true });
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  if (identity !== undefined) await chown(dataDir, identity.uid, identity.gid);
  const directory = await realpath(dataDir);
  const launcher = await findLauncher(identity, directory);
  return { binaries, identity, launcher, dataDir: path.join(directory, 'cluster') };
}

async function makeExecutable(file: string): Promise<void> {
  // Some package managers drop the bit; a read-only installation that has it must not be touched.
  if (
    !(await access(file, 1).then(
      () => true,
      () => false,
    ))
  )
    await chmod(file, 0o755);
}

/**
 * Starts PostgreSQL on a data directory, creating the cluster at first. It listens on 127.0.0.1 alone,
 * asks every client for a password (SCRAM), keeps UTC and UTF-8, and stops with the process that started
 * it wherever the system can guarantee that. A server that an earlier run left behind is ended first.
 *
 * @throws when the port is taken, or with the end of the server's log when it does not come up
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const host = await prepareHost(options.dataDir);
  if (!(await exists(path.join(host.dataDir, 'PG_VERSION'))))
    await initialise(host, options.password);
  await clearLeftover(host.dataDir);
  const child = await launch(host, options);
  const { pid } = child;
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await untilReady(child, options.onLog ?? (() => undefined));
  if (pid === undefined) throw new Error('PostgreSQL was started without a process id');
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      if (process.platform === 'win32') {
        spawn(host.binaries.pg_ctl, ['stop', '-D', host.dataDir, '-m', 'fast'], {
          stdio: 'ignore',
        });
      } else {
        child.kill('SIGINT');
      }
    }
    await ended;
  };
  return {
    pid,
    superuserUrl: databaseUrl(SUPERUSER, options.password, options.port, 'postgres'),
    exited: ended,
    stop,
  };
}
