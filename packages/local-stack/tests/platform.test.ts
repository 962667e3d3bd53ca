import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { migrate } from '../src/platform/migrate.ts';
import { LOGIN_ROLES, provisionDatabase, withClient } from '../src/platform/provision.ts';
import {
  createTemplate,
  startTestServer,
  type TestDatabase,
  type TestServer,
  type TestTemplate,
} from '../src/testing/database.ts';

// The migrations are applied by a program of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

let server: TestServer;
let template: TestTemplate;
let database: TestDatabase;

beforeAll(async () => {
  server = await startTestServer();
  template = await createTemplate(server, async () => undefined);
  database = await template.createTestDatabase();
}, 60_000);

afterAll(async () => {
  await server.stop();
});

type Row = Record<string, unknown>;

/** The SQLSTATE each statement is refused with. */
async function refusals(
  role: Parameters<TestDatabase['url']>[0],
  statements: string[],
): Promise<Row> {
  const codes: Row = {};
  for (const sql of statements) {
    codes[sql] = await as(role, ...sql.split('; ')).then(
      () => 'allowed',
      (error: unknown) => (error instanceof pg.DatabaseError ? error.code : error),
    );
  }
  return codes;
}

function allRefused(statements: string[]): Row {
  return Object.fromEntries(statements.map((sql) => [sql, '42501']));
}

/** Runs statements as a role, one connection for all. */
async function as(
  role: Parameters<TestDatabase['url']>[0],
  ...statements: string[]
): Promise<Row[]> {
  return withClient(database.url(role), async (client) => {
    let rows: Row[] = [];
    for (const sql of statements) ({ rows } = await client.query<Row>(sql));
    return rows;
  });
}

test('migrations run as a role that is no superuser, on a database that it owns', async () => {
  const [role] = await as(
    'postgres',
    'select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user',
  );
  expect(role).toEqual({
    rolsuper: false,
    rolbypassrls: true,
    rolcreaterole: true,
    rolcreatedb: true,
  });
  const [owner] = await as(
    'postgres',
    'select pg_get_userbyid(datdba) as owner from pg_database where datname = current_database()',
  );
  expect(owner).toEqual({ owner: 'postgres' });
});

test('migrations may do what they may on hosted Supabase', async () => {
  await as(
    'postgres',
    ...['pgcrypto', 'uuid-ossp', 'pg_trgm', 'unaccent', 'citext', 'btree_gin'].map(
      (name) => `create extension if not exists "${name}" with schema extensions`,
    ),
    'create table public.member (id uuid primary key references auth.users (id) on delete cascade)',
    `create function public.on_user() returns trigger language plpgsql security definer set search_path = ''
     as $$ begin insert into public.member values (new.id); return new; end $$`,
    'create trigger t10_users_member after insert on auth.users for each row execute function public.on_user()',
    `create policy objects_select on storage.objects for select to authenticated using (owner_id = (select auth.uid())::text)`,
    `create policy messages_select on realtime.messages for select to authenticated using ((select realtime.topic()) = 'x')`,
    `insert into storage.buckets (id, name) values ('b', 'b')`,
    `select realtime.send('{}'::jsonb, 'event', 'topic')`,
  );
  await as(
    'supabase_auth_admin',
    `insert into auth.users (id, email) values (gen_random_uuid(), 'a@example.test')`,
  );
  expect(await as('postgres', 'select count(*)::int as members from public.member')).toEqual([
    { members: 1 },
  ]);
});

test('migrations may not do what they may not on hosted Supabase', async () => {
  const forbidden = [
    'create table auth.mine (id int)',
    'create table storage.mine (id int)',
    'create function realtime.mine() returns int language sql as $$ select 1 $$',
    'set role supabase_auth_admin',
    'set role supabase_storage_admin',
    'alter system set work_mem = 1',
    'alter role postgres superuser',
    'alter table auth.users add column mine int',
    `copy (select 1) to program 'true'`,
    'delete from storage.buckets',
  ];
  expect(await refusals('postgres', forbidden)).toEqual(allRefused(forbidden));
});

test('the services and the request roles reach their own things alone', async () => {
  const others = [
    'select from auth.users',
    'select from storage.objects',
    'select from public.member',
    'set role anon; select from auth.users',
    'set role authenticated; select from auth.users',
    'set role service_role; select from auth.users',
  ];
  expect(await refusals('authenticator', others)).toEqual(allRefused(others));
  const climbing = ['set role postgres', 'create table public.mine (id int)'];
  for (const role of LOGIN_ROLES.filter((name) => name !== 'postgres')) {
    expect({ role, ...(await refusals(role, climbing)) }).toEqual({
      role,
      ...allRefused(climbing),
    });
  }
});

test('what postgres creates in public is open to the request roles, as on hosted Supabase', async () => {
  await as('postgres', 'create table public.open (id int)');
  expect(await as('authenticator', 'set role anon', 'select * from public.open')).toEqual([]);
});

test('a caller is whoever the claims of the transaction say', async () => {
  const claims = JSON.stringify({
    sub: '9f0c9a5e-5a52-4f5c-8d7c-1c2f6f1f0a11',
    role: 'authenticated',
    email: 'a@b.c',
  });
  const [row] = await as(
    'authenticator',
    'begin',
    `select set_config('request.jwt.claims', '${claims}', true), set_config('role', 'authenticated', true)`,
    `select auth.uid(), auth.role(), auth.email(), auth.jwt() ->> 'sub' as sub`,
  );
  expect(row).toEqual({
    uid: '9f0c9a5e-5a52-4f5c-8d7c-1c2f6f1f0a11',
    role: 'authenticated',
    email: 'a@b.c',
    sub: '9f0c9a5e-5a52-4f5c-8d7c-1c2f6f1f0a11',
  });
  expect(await as('postgres', 'select auth.uid(), auth.role(), auth.jwt()')).toEqual([
    { uid: null, role: null, jwt: null },
  ]);
});

test('the path helpers of storage take a name apart', async () => {
  expect(
    await as(
      'postgres',
      `select storage.foldername('a/b/c.tar.gz'), storage.filename('a/b/c.tar.gz'), storage.extension('a/b/c.tar.gz')`,
    ),
  ).toEqual([{ foldername: ['a', 'b'], filename: 'c.tar.gz', extension: 'gz' }]);
  expect(
    await as('postgres', `select storage.foldername('c.txt'), storage.filename('c.txt')`),
  ).toEqual([{ foldername: [], filename: 'c.txt' }]);
});

test('a message is announced when it is committed, and never when it is not', async () => {
  await withClient(database.url('supabase_realtime_admin'), async (listener) => {
    const heard: string[] = [];
    listener.on('notification', ({ payload }) => heard.push(payload ?? ''));
    await listener.query('listen realtime_messages');
    await as('postgres', 'begin', `select realtime.send('{"n": 1}', 'e', 'lost')`, 'rollback');
    await as(
      'postgres',
      `select realtime.send('{"n": 2}', 'e', 'kept'), realtime.send_binary('\\x00ff', 'b', 'kept', false)`,
    );
    await expect.poll(() => heard.length).toBe(2);
    const keys = heard.map((text) => z.object({ id: z.string() }).parse(JSON.parse(text)).id);
    const { rows } = await listener.query<Row>(
      'select event, payload, binary_payload, private from realtime.messages where id = any ($1) order by event',
      [keys],
    );
    expect(rows).toEqual([
      { event: 'b', payload: null, binary_payload: Buffer.from([0, 255]), private: false },
      { event: 'e', payload: { n: 2, id: keys[0] }, binary_payload: null, private: true },
    ]);
  });
});

test('a message that may not be sent is a warning, not an error', async () => {
  await withClient(database.url('authenticator'), async (client) => {
    const notices: string[] = [];
    client.on('notice', ({ message }) => notices.push(message ?? ''));
    await client.query('set role authenticated');
    await client.query(`select realtime.send('{}', 'e', 'forbidden')`);
    expect(notices.join()).toContain('WarnSendingBroadcastMessage');
  });
  const count = `select count(*)::int as sent from realtime.messages where topic = 'forbidden'`;
  expect(await as('postgres', count)).toEqual([{ sent: 0 }]);
});

test('broadcast_changes carries both rows, and refuses what is no change of a row', async () => {
  await as(
    'postgres',
    'create table public.watched (id int, word text)',
    `create function public.on_watched() returns trigger language plpgsql security definer set search_path = '' as $$
     begin
       perform realtime.broadcast_changes('w', tg_op, tg_op, tg_table_name, tg_table_schema, new, old);
       return null;
     end $$`,
    'create trigger t10 after insert or update on public.watched for each row execute function public.on_watched()',
    `insert into public.watched values (1, 'one')`,
    `update public.watched set word = 'two'`,
  );
  const rows = await as(
    'postgres',
    `select payload - 'id' as payload from realtime.messages where topic = 'w' order by inserted_at, event`,
  );
  expect(rows[1]).toEqual({
    payload: {
      operation: 'UPDATE',
      schema: 'public',
      table: 'watched',
      record: { id: 1, word: 'two' },
      old_record: { id: 1, word: 'one' },
    },
  });
  await expect(
    as(
      'postgres',
      `select realtime.broadcast_changes('w', 'e', 'TRUNCATE', 't', 's', row(1), row(1))`,
    ),
  ).rejects.toThrow('Unexpected operation type');
});

test('provisioning again changes nothing that migrations made', async () => {
  await as(
    'postgres',
    'alter default privileges in schema public revoke all on tables from anon',
    `alter role anon set statement_timeout = '5s'`,
  );
  await provisionDatabase({
    superuserUrl: server.superuserUrl,
    databaseName: database.name,
    password: server.password,
  });
  await as('postgres', 'create table public.closed (id int)');
  await expect(
    as('authenticator', 'set role anon', 'select from public.closed'),
  ).rejects.toMatchObject({ code: '42501' });
  expect(await as('postgres', `select rolconfig from pg_roles where rolname = 'anon'`)).toEqual([
    { rolconfig: ['statement_timeout=5s'] },
  ]);
});

test('each test has a database of its own in well under a second', async () => {
  const begun = performance.now();
  const [first, second] = [
    await template.createTestDatabase(),
    await template.createTestDatabase(),
  ];
  expect((performance.now() - begun) / 2).toBeLessThan(1000);
  await withClient(first.url('postgres'), (client) =>
    client.query('create table public.only_here (id int)'),
  );
  const there = await withClient(second.url('postgres'), (client) =>
    client.query<Row>(`select to_regclass('public.only_here') as found`),
  );
  expect(there.rows).toEqual([{ found: null }]);
  await first.drop();
  await expect(withClient(first.url('postgres'), async () => true)).rejects.toBeInstanceOf(
    pg.DatabaseError,
  );
});

test('a migration that fails names its statement, and those before it stay', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'autocrm-migrate-'));
  const migrations = path.join(root, 'supabase/migrations');
  await mkdir(migrations, { recursive: true });
  await writeFile(
    path.join(migrations, '20260101000000_first.sql'),
    'create table public.first (id int);',
  );
  await writeFile(
    path.join(migrations, '20260101000001_second.sql'),
    'select 1;\nselect public.missing();',
  );
  const fresh = await template.createTestDatabase();
  await expect(migrate(fresh.url('postgres'), root)).rejects.toThrow(
    /public\.missing\(\)[\s\S]*does not exist|does not exist[\s\S]*public\.missing\(\)/,
  );
  await writeFile(
    path.join(migrations, '20260101000001_second.sql'),
    'create table public.second (id int);',
  );
  await migrate(fresh.url('postgres'), root);
  const { rows } = await withClient(fresh.url('postgres'), (client) =>
    client.query<Row>(
      `select to_regclass('public.first') is not null and to_regclass('public.second') is not null as both`,
    ),
  );
  expect(rows).toEqual([{ both: true }]);
  await rm(root, { recursive: true });
});
