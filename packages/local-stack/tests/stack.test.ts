import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod/mini';
import { portsFromBase } from '../src/stack/config.ts';
import { readJson, writeJson } from '../src/stack/data-dir.ts';
import { assertPortsFree } from '../src/stack/ports.ts';
import { partNames } from '../src/stack/stack-types.ts';
import { StackProcess, writeTinyApps } from './stack-process.ts';

const healing = { timeout: 20_000 };
let root = '';
let stack: StackProcess;
let neighbour: StackProcess;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'autocrm-stack-'));
  await chmod(root, 0o711);
  await writeTinyApps(root);
  stack = new StackProcess(root, 'stack', 21_200);
  neighbour = new StackProcess(root, 'neighbour', 21_240);
  await stack.start();
});

afterAll(async () => {
  for (const each of [stack, neighbour]) each.signal('SIGTERM');
  await Promise.all([stack.ended, neighbour.ended]);
  await rm(root, { recursive: true, force: true });
});

async function expectHealthy(): Promise<void> {
  await expect.poll(async () => (await stack.health())?.code, healing).toBe(200);
}

describe('a started stack', () => {
  it('is healthy in every part', async () => {
    const answer = await stack.health();
    expect(answer?.code).toBe(200);
    expect(Object.keys(answer?.health.parts ?? {}).toSorted()).toEqual([...partNames].toSorted());
    for (const part of Object.values(answer?.health.parts ?? {})) {
      expect(part.state).toBe('healthy');
    }
  });

  it('prints a table with every address', async () => {
    const { apiUrl, mailUrl, apps } = await stack.status();
    for (const url of [apiUrl, mailUrl, ...Object.values(apps)])
      expect(stack.output).toContain(url);
  });

  it('tells programs how to reach it, in JSON and nothing else', async () => {
    const { failure, stdout, stderr } = await stack.command('status');
    expect({ failure, stderr }).toEqual({ failure: null, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      running: true,
      ready: true,
      apiUrl: 'http://127.0.0.1:21201',
      mailUrl: 'http://127.0.0.1:21204',
      apps: {
        customerPortal: 'http://127.0.0.1:21211',
        agentDesk: 'http://127.0.0.1:21212',
        adminConsole: 'http://127.0.0.1:21213',
      },
      demoAccounts: [],
    });
  });

  it('gives each app its page and the address and key of this stack', async () => {
    const { apps, apiUrl, publishableKey, mailUrl } = await stack.status();
    for (const [url, title] of [
      [apps.customerPortal, 'customer-portal'],
      [apps.agentDesk, 'agent-desk'],
      [apps.adminConsole, 'admin-console'],
    ] as const) {
      expect(await (await fetch(`${url}/tickets/1`)).text()).toContain(`<title>${title}</title>`);
      const config: unknown = await (await fetch(`${url}/runtime-config.json`)).json();
      expect(config).toEqual({
        supabaseUrl: apiUrl,
        supabasePublishableKey: publishableKey,
        mailUrl,
        apps,
      });
    }
  });

  it('applied the migrations as a role that is no superuser', async () => {
    const { dbUrl } = await stack.status();
    const client = new pg.Client({ connectionString: dbUrl });
    await client.connect();
    const { rows } = await client.query(
      `select (select rolsuper from pg_roles where rolname = current_user) as superuser,
         (select count(*) > 0 from supabase_migrations.schema_migrations) as migrated`,
    );
    await client.end();
    expect(rows).toEqual([{ superuser: false, migrated: true }]);
  });

  it('serves the edge functions behind the gateway', async () => {
    const { apiUrl } = await stack.status();
    const response = await fetch(`${apiUrl}/functions/v1/health`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 'ok' });
  });

  it('says so when it is started again, and prints its table', async () => {
    const { failure, stdout } = await stack.command('start');
    expect(failure).toBeNull();
    expect(stdout).toContain(`already running (process ${stack.pid})`);
    expect(stdout).toContain('http://127.0.0.1:21211');
  });

  it('keeps its ports: another stack on them is told which, and who has them', async () => {
    const rival = new StackProcess(root, 'rival', 21_200);
    const { failure, stderr } = await rival.command('start');
    expect(failure).not.toBeNull();
    expect(stderr).toMatch(/Port 21201 \(API\) is taken by process \d+/);
    expect(stderr).toMatch(/AUTOCRM_PORT_BASE=\d+ npm start/);
    expect((await rival.command('status')).failure).not.toBeNull();
    await expectHealthy();
  });

  it('has room for another one beside it, with keys and data of its own', async () => {
    await neighbour.start();
    const [ours, theirs] = await Promise.all([stack.status(), neighbour.status()]);
    expect(theirs.secretKey).not.toBe(ours.secretKey);
    expect(theirs.dbUrl).not.toBe(ours.dbUrl);
    const foreign = await fetch(`${theirs.apiUrl}/auth/v1/admin/users`, {
      headers: { apikey: ours.secretKey, authorization: `Bearer ${ours.secretKey}` },
    });
    expect(foreign.status).toBeGreaterThanOrEqual(400);
    const processes = await neighbour.processes();
    expect((await neighbour.command('reset')).stdout).toContain('is deleted');
    expect(await neighbour.ended).toBeNull();
    expect(processes.filter((isAlive) => isAlive())).toEqual([]);
    await expectHealthy();
  });

  it('makes the first admin, who gives a colleague an account that can sign in at once', async () => {
    const { stdout } = await stack.command('create-admin', '--email', 'Root@Example.com');
    const password = /shown this once: (\S+)/.exec(stdout)?.[1] ?? '';
    const admin = await stack.signIn('root@example.com', password);
    const colleague = { email: 'ada@example.com', full_name: 'Ada Lovelace', role: 'agent' };
    const created = await stack.post('/functions/v1/admin/users', colleague, admin);
    expect(created).toMatchObject({ status: 201, body: { email: colleague.email, role: 'agent' } });

    const agent = await stack.signIn(colleague.email, String(created.body['password']));
    const me = await stack.post('/rest/v1/rpc/who_am_i', {}, agent);
    expect(me.body).toMatchObject({ full_name: 'Ada Lovelace', role: 'agent', is_active: true });
    expect(await stack.post('/functions/v1/admin/users', colleague, agent)).toMatchObject({
      status: 403,
      body: { code: 'not_allowed' },
    });
    expect(await stack.post('/functions/v1/admin/users', colleague, admin)).toMatchObject({
      status: 409,
      body: { code: 'email_taken', errors: [{ field: 'email' }] },
    });
  });

  it('leaves no account behind when the colleague’s team does not exist', async () => {
    const { stdout } = await stack.command('create-admin', '--email', 'second@example.com');
    const password = /shown this once: (\S+)/.exec(stdout)?.[1] ?? '';
    const admin = await stack.signIn('second@example.com', password);
    const colleague = { email: 'bob@example.com', full_name: 'Bob', role: 'agent' };
    const nowhere = { ...colleague, team_ids: ['3f1c5a54-6a3c-4a5e-8b1e-3f5a0e6a7b11'] };
    const refused = await stack.post('/functions/v1/admin/users', nowhere, admin);
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'team_ids' }] } });
    const created = await stack.post('/functions/v1/admin/users', colleague, admin);
    expect(created.status).toBe(201);
  });

  it('makes an admin of somebody who has an account, without touching their password', async () => {
    const again = await stack.command('create-admin', '--email', 'root@example.com');
    expect(again).toMatchObject({ failure: null, stderr: '' });
    expect(again.stdout).toContain('password is unchanged');
  });
});

describe('a killed part', () => {
  it.each(partNames)('%s comes back by itself', async (name) => {
    await expectHealthy();
    const before = (await stack.status()).parts[name];
    process.kill(before?.pid ?? 0, 'SIGKILL');
    await expect
      .poll(async () => {
        const answer = await stack.health();
        const part = answer?.health.parts[name];
        return answer?.code === 200 && part?.state === 'healthy' && part.pid !== before?.pid;
      }, healing)
      .toBe(true);
  });

  it('may be the database server itself: what was committed is there again', async () => {
    const { dbUrl } = await stack.status();
    const before = await stack.postmasterPid();
    const write = new pg.Client({ connectionString: dbUrl });
    write.on('error', () => undefined); // it is about to lose its server
    await write.connect();
    await write.query('create table private.survivor as select 42 as answer');
    process.kill(before, 'SIGKILL');
    await expect
      .poll(async () => stack.postmasterPid().catch(() => before), healing)
      .not.toBe(before);
    await expectHealthy();
    const read = new pg.Client({ connectionString: dbUrl });
    await read.connect();
    const { rows } = await read.query('select answer from private.survivor');
    await read.end();
    expect(rows).toEqual([{ answer: 42 }]);
  });
});

describe('the end', () => {
  it('of a killed supervisor is the end of its parts, and the next start takes over', async () => {
    const processes = await stack.processes();
    stack.signal('SIGKILL');
    expect(await stack.ended).toBe('SIGKILL');
    await stack.start();
    expect(processes.filter((isAlive) => isAlive())).toEqual([]);
    await expectHealthy();
  });

  it('by Ctrl-C, even pressed twice, is orderly and leaves no process', async () => {
    const processes = await stack.processes();
    stack.signal('SIGINT');
    stack.signal('SIGINT');
    expect(await stack.ended).toBeNull();
    expect(processes.filter((isAlive) => isAlive())).toEqual([]);
    expect((await stack.command('status')).failure).toBe('code 1');
  });

  it('comes at once, with the reason, when the migrations that built the database have changed', async () => {
    const applied = path.join(stack.dataDir, 'migrated.json');
    const noted = z.record(z.string(), z.string()).parse(await readJson(applied));
    const [first = ''] = Object.keys(noted);
    await writeJson(applied, { ...noted, [first]: 'another content' });
    const { failure, stderr } = await stack.command('start');
    expect(failure).toBe('code 1');
    expect(stderr).toContain(`have changed since: ${first}`);
    expect((await stack.command('status')).failure).toBe('code 1');
    await expect(assertPortsFree(portsFromBase(stack.portBase))).resolves.toBeUndefined();
  });
});
