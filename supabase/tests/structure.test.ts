import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import * as sets from '@autocrm/core/contracts/closed-sets.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import * as z from 'zod';
import { createTestDatabase, type TestDatabase } from './support/database.ts';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(async () => db[Symbol.asyncDispose]());

const named = z.object({ name: z.string() });
const namesOf = async (text: string): Promise<string[]> =>
  (await db.owner.rows(named, text)).map((row) => row.name).toSorted();

/** Functions of ours: those of extensions and of the platform are not. */
const OURS = "p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)";

describe('tables', () => {
  it('of the exposed schema all have row level security', async () => {
    const tables = `select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`;
    expect(await namesOf(`${tables} and not relrowsecurity`)).toEqual([]);
    expect((await namesOf(tables)).length).toBeGreaterThan(20);
  });

  it('belong to a role that is no superuser, as on hosted Supabase', async () => {
    const owners = await db.owner.rows(
      z.object({ owner: z.string(), superuser: z.boolean() }),
      `select distinct r.rolname as owner, r.rolsuper as superuser from pg_class as c join pg_roles as r on r.oid = c.relowner
      where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)`,
    );
    expect(owners).toEqual([{ owner: 'postgres', superuser: false }]);
  });

  it('have an index that leads with the columns of each foreign key', async () => {
    const bare = await namesOf(`
      select c.conrelid::regclass || ' ' || c.conname as name from pg_constraint as c
      where c.contype = 'f' and c.connamespace in ('public'::regnamespace, 'private'::regnamespace)
        and not exists (
          select from pg_index as i
          where i.indrelid = c.conrelid and i.indisvalid
            -- A partial index serves where it leaves out nulls alone.
            and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) ~ '^\\(\\w+ IS NOT NULL\\)$')
            and (i.indkey::smallint[])[0:cardinality(c.conkey) - 1] @> c.conkey
        )`);
    expect(bare).toEqual([]);
  });

  it('and functions all say what they are for', async () => {
    const silent = await namesOf(`
      select c.oid::regclass::text as name from pg_class as c
      where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'p', 'v')
        and obj_description(c.oid, 'pg_class') is null
      union all
      select p.oid::regprocedure::text from pg_proc as p where ${OURS} and obj_description(p.oid, 'pg_proc') is null
      union all
      select t.typname from pg_type as t
      where t.typnamespace = 'public'::regnamespace and t.typtype = 'd' and obj_description(t.oid, 'pg_type') is null`);
    expect(silent).toEqual([]);
  });

  it('keep closed sets as domains, never as enums', async () => {
    expect(
      await namesOf(
        "select typname as name from pg_type where typtype = 'e' and typnamespace = 'public'::regnamespace",
      ),
    ).toEqual([]);
  });
});

describe('closed sets are what the contract says', () => {
  const domains: Readonly<Record<string, readonly string[]>> = {
    user_role: sets.userRoles,
    ticket_status: sets.ticketStatuses,
    ticket_priority: sets.ticketPriorities,
    ticket_channel: sets.ticketChannels,
    activity_type: sets.activityTypes,
    app_permission: sets.appPermissions,
    availability: sets.availabilities,
    assignment_strategy: sets.assignmentStrategies,
    notification_type: sets.notificationTypes,
    sla_clock: sets.slaClocks,
    article_status: sets.articleStatuses,
    article_visibility: sets.articleVisibilities,
  };

  it('and every domain is one of them', async () => {
    const rows = await db.owner.rows(
      z.object({ name: z.string(), definition: z.string() }),
      `select t.typname as name, pg_get_constraintdef(c.oid) as definition
      from pg_type as t join pg_constraint as c on c.contypid = t.oid where t.typnamespace = 'public'::regnamespace`,
    );
    const actual = rows.map(({ name, definition }) => [
      name,
      [...definition.matchAll(/'([^']*)'/g)].map(([, value]) => value),
    ]);
    expect(Object.fromEntries(actual)).toEqual(domains);
  });
});

describe('functions that run with more rights than their caller', () => {
  it('are these and no other', async () => {
    const definers = await namesOf(
      `select p.oid::regprocedure::text as name from pg_proc as p where ${OURS} and p.prosecdef`,
    );
    await expect(`${definers.join('\n')}\n`).toMatchFileSnapshot(
      'golden/security-definer-functions.txt',
    );
  });

  it('stand in private alone', async () => {
    expect(
      await namesOf(
        `select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`,
      ),
    ).toEqual([]);
  });

  it('and all others set an empty search path', async () => {
    expect(
      await namesOf(`select p.oid::regprocedure::text as name from pg_proc as p
        where ${OURS} and not coalesce(p.proconfig @> array['search_path=""'], false)`),
    ).toEqual([]);
  });

  it('are open to visitors only where they search the help centre', async () => {
    expect(
      await namesOf(`select p.oid::regprocedure::text as name from pg_proc as p
        where ${OURS} and has_function_privilege('anon', p.oid, 'execute')`),
    ).toEqual(['private.search_articles(text,integer)', 'search_articles(text,integer)']);
  });

  it('are never open to everybody by default', async () => {
    expect(
      await namesOf(`select p.oid::regprocedure::text as name from pg_proc as p
        where ${OURS} and exists (
          select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as a where a.grantee = 0
        )`),
    ).toEqual([]);
  });

  it('are open to signed-in people only as helpers of policies and as bodies of a public function of the same name', async () => {
    const open = await namesOf(`select p.proname as name from pg_proc as p
      where p.pronamespace = 'private'::regnamespace and has_function_privilege('authenticated', p.oid, 'execute')
        and not exists (
          select from pg_proc as b where b.pronamespace = 'public'::regnamespace and b.prosrc like '%private.' || p.proname || '(%'
        )
        and not exists (
          select from pg_policies as y where replace(concat(y.qual, y.with_check), '"', '') like '%' || p.proname || '(%'
        )`);
    expect(open).toEqual([]);
  });
});

describe('policies', () => {
  it('name their roles, serve one command, and are permissive, at most one per command and role', async () => {
    const wrong = await namesOf(`
      select tablename || ' ' || policyname as name from pg_policies
      where schemaname in ('public', 'storage', 'realtime')
        and (cmd = 'ALL' or roles = '{public}' or permissive <> 'PERMISSIVE')
      union all
      select tablename || ' ' || cmd || ' ' || role from pg_policies, unnest(roles) as role
      where schemaname in ('public', 'storage', 'realtime') group by schemaname, tablename, cmd, role having count(*) > 1`);
    expect(wrong).toEqual([]);
  });
});

describe('the advisors of Supabase', () => {
  const stack = createRequire(
    createRequire(import.meta.url).resolve('@autocrm/local-stack/package.json'),
  );
  const cli = path.join(path.dirname(stack.resolve('supabase/package.json')), 'dist/supabase.js');

  /** What the advisors report from warnings upwards; rejects when there is anything. */
  async function advise(): Promise<string> {
    const { port, password } = inject('cluster');
    const url = `postgresql://postgres:${password}@127.0.0.1:${port}/${db.name}`;
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [cli, 'db', 'advisors', `--remote=${url}`, '--level=warn', '--fail-on=warn'],
      {
        env: {
          ...process.env,
          PGSSLMODE: 'disable',
          SUPABASE_TELEMETRY_DISABLED: '1',
          DO_NOT_TRACK: '1',
        },
      },
    );
    return `${stdout}${stderr}`;
  }

  it('have nothing to say', async () => {
    expect(await advise()).toMatch(/No issues found/i);
  });

  it('and would say it', async () => {
    await db.owner.count('create table public.unguarded (id integer)');
    await db.owner.count('grant select on public.unguarded to anon');
    await expect(advise()).rejects.toThrow(/Command failed/);
    await db.owner.count('drop table public.unguarded');
  });
});
