import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withClient } from '../src/platform/provision.ts';
import {
  databaseUrl,
  type PostgresServer,
  startPostgres,
  SUPERUSER,
} from '../src/postgres/server.ts';
import { findFreePort } from '../src/stack/ports.ts';

// A busy machine takes its time to create a cluster.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const PASSWORD = "a 'quoted' / pass@word";

let directory: string;
let port: number;
let running: PostgresServer[];

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'autocrm-postgres-'));
  await chmod(directory, 0o755);
  port = await findFreePort();
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((server) => server.stop()));
  await rm(directory, { recursive: true, force: true });
});

async function start(overrides: { port?: number } = {}): Promise<PostgresServer> {
  const dataDir = path.join(directory, 'postgres');
  const server = await startPostgres({
    dataDir,
    port,
    password: PASSWORD,
    fsync: false,
    ...overrides,
  });
  running.push(server);
  return server;
}

async function ask(server: PostgresServer, sql: string): Promise<unknown> {
  return withClient(server.superuserUrl, async (client) => (await client.query<object>(sql)).rows);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('it keeps UTF-8 and UTC, answers this machine alone, and asks for a password', async () => {
  const server = await start();
  expect(
    await ask(
      server,
      `select current_setting('server_encoding') as encoding, current_setting('timezone') as zone,
         current_setting('listen_addresses') as addresses, lower('ÄÖ') as lower`,
    ),
  ).toEqual([{ encoding: 'UTF8', zone: 'UTC', addresses: '127.0.0.1', lower: 'äö' }]);
  const wrong = databaseUrl(SUPERUSER, 'guess', port, 'postgres');
  await expect(withClient(wrong, async () => true)).rejects.toMatchObject({ code: '28P01' });
});

test('what was stored is there after a stop and after a kill without warning', async () => {
  const first = await start();
  await ask(first, 'create table kept as select 1 as id');
  await first.stop();
  const second = await start();
  await ask(second, 'insert into kept values (2)');
  process.kill(second.pid, 'SIGKILL');
  await second.exited;
  const third = await start();
  expect(await ask(third, 'select id from kept order by id')).toEqual([{ id: 1 }, { id: 2 }]);
});

test('a server that was left behind on the directory is ended and replaced', async () => {
  const left = await start();
  const next = await start({ port: await findFreePort() });
  await left.exited;
  expect(isAlive(left.pid)).toBe(false);
  expect(await ask(next, 'select 1 as up')).toEqual([{ up: 1 }]);
});

test('a lock file that names some other process is removed, and that process lives', async () => {
  await (await start()).stop();
  const lock = path.join(directory, 'postgres/cluster/postmaster.pid');
  await writeFile(lock, `${process.pid}\n${path.dirname(lock)}\n0\n${port}\n`);
  const server = await start();
  expect((await readFile(lock, 'utf8')).split('\n', 1)).toEqual([String(server.pid)]);
});

test('it runs in a directory that only its owner may enter', async () => {
  await chmod(directory, 0o700);
  const server = await start();
  expect(await ask(server, 'select 1 as up')).toEqual([{ up: 1 }]);
});

test('a cluster whose making was interrupted is made anew', async () => {
  const unfinished = path.join(directory, 'postgres/cluster.new');
  await mkdir(unfinished, { recursive: true });
  await writeFile(path.join(unfinished, 'PG_VERSION'), '17');
  const server = await start();
  expect(await ask(server, 'select 1 as up')).toEqual([{ up: 1 }]);
});

test('a taken port is an error that says so', async () => {
  const holder = net.createServer().listen(port, '127.0.0.1');
  await once(holder, 'listening');
  await expect(start()).rejects.toThrow(
    /could not (bind|create)[\s\S]*(in use|any TCP\/IP sockets)/i,
  );
  holder.close();
});

test('it ends with the process that started it, however that ends', async () => {
  const script = `
    import { startPostgres } from ${JSON.stringify(fileURLToPath(new URL('../src/postgres/server.ts', import.meta.url)))};
    const server = await startPostgres(${JSON.stringify({
      dataDir: path.join(directory, 'postgres'),
      port,
      password: PASSWORD,
      fsync: false,
    })});
    console.log(server.pid);
    await server.exited;`;
  const parent = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let line = '';
  parent.stdout.on('data', (chunk) => (line += String(chunk)));
  await once(parent.stdout, 'data');
  const pid = Number(line);
  expect(isAlive(pid)).toBe(true);
  parent.kill('SIGKILL');
  // Where the kernel does not see to it, the next start does.
  if (process.platform !== 'linux') await start({ port: await findFreePort() });
  await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
});
