import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type * as z from 'zod';

const BIGINT = 20;
// Numbers of this schema stay far below 2^53.
pg.types.setTypeParser(BIGINT, Number);

/** What a request is made with: the claims of its token, or none. */
export interface Caller {
  readonly role: 'anon' | 'authenticated' | 'service_role';
  /** The `sub` claim. */
  readonly id: string | null;
  /** Further claims, such as those of a token that was issued earlier. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

export const ANON: Caller = { role: 'anon', id: null };
export const SERVICE: Caller = { role: 'service_role', id: null };

/** A signed-in person, by id. */
export function person(id: string, claims: Readonly<Record<string, unknown>> = {}): Caller {
  return { role: 'authenticated', id, claims };
}

type Row = Record<string, unknown>;

/** A schema of a test, or one of the contracts that the apps use. */
interface Schema<Answer> {
  readonly parse: (value: unknown) => Answer;
}

/** One way to talk to the database; every row is checked by a schema before a test looks at it. */
export class Session {
  private readonly run: (text: string, values: readonly unknown[]) => Promise<pg.QueryResult<Row>>;

  constructor(run: (text: string, values: readonly unknown[]) => Promise<pg.QueryResult<Row>>) {
    this.run = run;
  }

  /** All rows, parsed. */
  async rows<S extends z.ZodType>(
    schema: S,
    text: string,
    ...values: readonly unknown[]
  ): Promise<z.output<S>[]> {
    const result = await this.run(text, values);
    return result.rows.map((row) => schema.parse(row));
  }

  /** The single row, parsed; throws when there is another number of rows. */
  async row<S extends z.ZodType>(
    schema: S,
    text: string,
    ...values: readonly unknown[]
  ): Promise<z.output<S>> {
    const result = await this.run(text, values);
    if (result.rows.length !== 1)
      throw new Error(`expected one row, got ${result.rows.length}: ${text}`);
    return schema.parse(result.rows[0]);
  }

  /** How many rows a statement returned or changed. */
  async count(text: string, ...values: readonly unknown[]): Promise<number> {
    const result = await this.run(text, values);
    return result.rowCount ?? 0;
  }

  /** The answer of a public function, called by named arguments as the data API does. */
  async rpc<Answer>(name: string, args: Row, schema: Schema<Answer>): Promise<Answer> {
    const names = Object.keys(args);
    const list = names
      .map((argument, index) => `${pg.escapeIdentifier(argument)} => $${index + 1}`)
      .join(', ');
    const result = await this.run(
      `select public.${pg.escapeIdentifier(name)}(${list}) as result`,
      Object.values(args),
    );
    return schema.parse(result.rows[0]?.['result']);
  }
}

/** A connection of one caller with its transaction in the test's hands, for what happens at the same time. */
export interface Transaction extends AsyncDisposable {
  readonly session: Session;
  /** The server process, as other connections see it. */
  readonly pid: number;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

export interface TestDatabase extends AsyncDisposable {
  readonly name: string;
  /** The role `postgres`, which owns what the migrations made; row level security does not bind it. */
  readonly owner: Session;
  /** A new connection as `postgres`, for tests that change role or schema within one transaction. */
  connectOwner(): Promise<pg.Client>;
  /** Requests of one caller, each in a transaction of its own. */
  as(caller: Caller): Session;
  /** An open transaction of one caller. */
  begin(caller: Caller): Promise<Transaction>;
}

/** Makes the current transaction one of the caller's, in one statement, as the data API does. */
export async function assume(client: pg.ClientBase, caller: Caller): Promise<void> {
  const claims = {
    role: caller.role,
    ...(caller.id === null ? {} : { sub: caller.id }),
    ...caller.claims,
  };
  await client.query(
    `select set_config('request.jwt.claims', $1, true), set_config('request.jwt.claim.sub', '', true),
      set_config('request.jwt.claim.role', '', true), set_config('role', $2, true)`,
    [JSON.stringify(claims), caller.role],
  );
}

function sessionOf(client: pg.ClientBase): Session {
  return new Session(async (text, values) => client.query<Row>(text, [...values]));
}

function requests(pool: pg.Pool, caller: Caller): Session {
  return new Session(async (text, values) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await assume(client, caller);
      const result = await client.query<Row>(text, [...values]);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  });
}

async function openTransaction(connectionString: string, caller: Caller): Promise<Transaction> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query('begin');
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  await assume(client, caller);
  let open = true;
  const end = async (how: 'commit' | 'rollback'): Promise<void> => {
    if (!open) return;
    open = false;
    await client.query(how);
  };
  return {
    session: sessionOf(client),
    pid: rows[0]?.pid ?? 0,
    commit: async () => end('commit'),
    rollback: async () => end('rollback'),
    [Symbol.asyncDispose]: async () => client.end(),
  };
}

/**
 * A migrated database of the caller's own, cloned from the template; it goes with the cluster. People's requests
 * connect as `authenticator`, as on hosted Supabase, and get their role by their token.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const cluster = inject('cluster');
  const url = (role: string, database: string): string =>
    `postgresql://${role}:${cluster.password}@127.0.0.1:${cluster.port}/${database}`;
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const administration = new pg.Client({ connectionString: url('postgres', 'template1') });
  await administration.connect();
  await administration.query(`create database ${name} template ${cluster.template}`);
  await administration.query(
    `alter database ${name} set search_path = "$user", public, extensions`,
  );
  await administration.end();

  const owner = new pg.Pool({ connectionString: url('postgres', name), max: 4 });
  const callers = new pg.Pool({ connectionString: url('authenticator', name), max: 4 });
  return {
    name,
    owner: new Session(async (text, values) => owner.query<Row>(text, [...values])),
    connectOwner: async () => {
      const client = new pg.Client({ connectionString: url('postgres', name) });
      await client.connect();
      return client;
    },
    as: (caller) => requests(callers, caller),
    begin: async (caller) => openTransaction(url('authenticator', name), caller),
    [Symbol.asyncDispose]: async () => {
      await Promise.all([owner.end(), callers.end()]);
    },
  };
}
