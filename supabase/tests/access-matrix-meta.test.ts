import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { PUBLIC_TABLES, TABLES } from './access-matrix.ts';
import {
  type Grants,
  type InsertSituation,
  type RowSituation,
  SERVICE_ONLY,
} from './matrix/model.ts';
import { RPCS } from './matrix/rpcs.ts';
import { ACCESS_CASES, type AccessCase, tryAs } from './support/attempt.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { buildWorld } from './support/world.ts';

let db: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  db = await createTestDatabase();
  client = await db.connectOwner();
  await buildWorld(client);
  await client.query('begin');
  await client.query("select set_config('storage.allow_delete_query', 'true', true)");
});
afterAll(async () => {
  await client.end();
  await db[Symbol.asyncDispose]();
});

const columnRow = z.object({
  role: z.string(),
  table: z.string(),
  columns: z.array(z.string()),
  select: z.array(z.string()),
  insert: z.array(z.string()),
  update: z.array(z.string()),
  delete: z.boolean(),
});

const granted = (command: string): string =>
  `coalesce(array_agg(a.attname::text order by a.attname)
    filter (where has_column_privilege(r.rolname, c.oid, a.attnum, '${command}')), '{}') as "${command}"`;

/** What each request role may do with each column of each public table, as the database has it. */
async function grantsInDatabase(): Promise<z.output<typeof columnRow>[]> {
  return db.owner.rows(
    columnRow,
    `select r.rolname as role, c.relname as table, array_agg(a.attname::text order by a.attname) as columns,
      ${['select', 'insert', 'update'].map(granted).join(', ')},
      has_table_privilege(r.rolname, c.oid, 'delete') as delete
    from pg_class as c
    join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    cross join (values ('anon'), ('authenticated')) as r (rolname)
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
    group by r.rolname, c.oid, c.relname
    order by c.relname, r.rolname`,
  );
}

function expand(
  grants: Grants,
  columns: readonly string[],
): Omit<z.output<typeof columnRow>, 'role' | 'table' | 'columns'> {
  const of = (granted: Grants['select']): string[] =>
    granted === 'all' ? [...columns] : [...(granted ?? [])].toSorted((a, b) => (a < b ? -1 : 1));
  return {
    select: of(grants.select),
    insert: of(grants.insert),
    update: of(grants.update),
    delete: grants.delete === true,
  };
}

describe('the access matrix is complete', () => {
  it('names every public table', async () => {
    const tables = await db.owner.rows(
      z.object({ name: z.string() }),
      `select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')`,
    );
    expect(tables.map(({ name }) => name).toSorted()).toEqual(
      Object.keys(PUBLIC_TABLES).toSorted(),
    );
  });

  it('states the grants of every column as they are', async () => {
    const actual = await grantsInDatabase();
    const stated = actual.map(({ role, table, columns }) => {
      const rules = PUBLIC_TABLES[table];
      const grants = (role === 'anon' ? rules?.anon : rules?.authenticated) ?? {};
      return { role, table, columns, ...expand(grants, columns) };
    });
    expect(actual).toEqual(stated);
  });

  it('has a situation for every command that is granted', () => {
    const missing = Object.entries(TABLES).flatMap(([table, rules]) =>
      (['select', 'insert', 'update', 'delete'] as const)
        .filter(
          (command) => rules.authenticated[command] !== undefined && rules[command] === undefined,
        )
        // No policy lets anybody change a stored file.
        .filter((command) => `${table} ${command}` !== 'storage.objects update')
        .map((command) => `${table} ${command}`),
    );
    expect(missing).toEqual([]);
  });

  it('names every public function with the roles that may call it', async () => {
    const functions = await db.owner.rows(
      z.object({ name: z.string(), grants: z.array(z.string()) }),
      `select p.proname as name, array(
        select r from unnest(array['anon', 'authenticated', 'service_role']) as r
        where has_function_privilege(r, p.oid, 'execute')
      ) as grants
      from pg_proc as p where p.pronamespace = 'public'::regnamespace order by p.proname`,
    );
    const stated = Object.entries(RPCS)
      .map(([name, { grants }]) => ({ name, grants: [...grants] }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
    expect(functions).toEqual(stated);
  });
});

describe('every no has a yes', () => {
  type Rule = RowSituation | InsertSituation;
  const withoutYes = (
    situations: Readonly<Record<string, Pick<Rule, 'allowed' | 'twin' | 'ownedBy'>>>,
  ): string[] =>
    Object.entries(situations)
      .filter(([, { allowed, twin, ownedBy }]) => {
        if (allowed.length > 0 || ownedBy !== undefined || twin === SERVICE_ONLY) return false;
        return twin === undefined || (situations[twin]?.allowed.length ?? 0) === 0;
      })
      .map(([name]) => name);

  it.each(Object.keys(TABLES))('on %s', (table) => {
    const rules = TABLES[table];
    const commands = ['select', 'insert', 'update', 'delete'] as const;
    expect(commands.flatMap((command) => withoutYes(rules?.[command] ?? {}))).toEqual([]);
  });

  it.each(Object.keys(RPCS))('of %s', (name) => {
    expect(withoutYes(RPCS[name]?.situations ?? {})).toEqual([]);
  });
});

describe('an open policy is noticed', () => {
  const policyRow = z.object({
    table: z.string(),
    name: z.string(),
    command: z.enum(['SELECT', 'INSERT', 'UPDATE', 'DELETE']),
    using: z.nullable(z.string()),
    check: z.nullable(z.string()),
  });
  type Policy = z.output<typeof policyRow>;

  const policies = async (): Promise<Policy[]> =>
    db.owner.rows(
      policyRow,
      `select schemaname || '.' || tablename as table, policyname as name, cmd as command, qual as using,
        with_check as check
      from pg_policies where schemaname in ('public', 'storage', 'realtime')
      order by 1, 2`,
    );

  /** Each way to open a policy: as a whole, and for updates also its reach alone. */
  function mutants({ table, name, using, check }: Policy): string[] {
    const both = [using === null ? '' : 'using (true)', check === null ? '' : 'with check (true)'];
    const whole = `alter policy ${name} on ${table} ${both.join(' ')}`;
    return using !== null && check !== null
      ? [whole, `alter policy ${name} on ${table} using (true)`]
      : [whole];
  }

  async function isNoticed(policy: Policy): Promise<boolean> {
    const command = policy.command.toLowerCase();
    const isCase = (access: AccessCase): boolean =>
      access.table === policy.table && access.command === command;
    for (const access of ACCESS_CASES.filter(isCase)) {
      const outcome = await tryAs(client, access.caller, async () => access.attempt(client));
      if (outcome !== access.expected) return true;
    }
    return false;
  }

  it('whichever it is', async () => {
    const survivors: string[] = [];
    const all = await policies();
    for (const policy of all) {
      for (const mutant of mutants(policy)) {
        await client.query('savepoint mutant');
        await client.query(mutant);
        if (!(await isNoticed(policy))) survivors.push(mutant);
        await client.query('rollback to savepoint mutant');
      }
    }
    expect(all.length).toBeGreaterThan(40);
    expect(survivors).toEqual([]);
  });

  it('and so is a table without row level security', async () => {
    const survivors: string[] = [];
    // Where nothing is granted, the missing grant is what a request meets.
    const reachable = Object.entries(PUBLIC_TABLES).filter(
      ([, { anon, authenticated }]) => Object.keys({ ...anon, ...authenticated }).length > 0,
    );
    for (const [name] of reachable) {
      const policy = {
        table: `public.${name}`,
        command: 'SELECT' as const,
        name: '',
        using: null,
        check: null,
      };
      await client.query('savepoint mutant');
      await client.query(`alter table public.${name} disable row level security`);
      if (!(await isNoticed(policy))) survivors.push(name);
      await client.query('rollback to savepoint mutant');
    }
    expect(survivors).toEqual([]);
  });
});
