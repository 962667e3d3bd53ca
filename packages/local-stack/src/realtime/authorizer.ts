import { randomUUID } from 'node:crypto';
import { DatabaseError, type Pool, type PoolClient } from 'pg';
import type { Claims } from './tokens.ts';

export type Extension = 'broadcast' | 'presence';

/** Who asks for what: all that policies on `realtime.messages` can see. */
export type AccessRequest = {
  /** The topic without its `realtime:` prefix. */
  readonly topic: string;
  readonly claims: Claims;
  /** The `x-…` headers of the request that opened the connection. */
  readonly headers: Readonly<Record<string, string>>;
};

/** `null`: that extension was not asked about. */
export type ReadAccess = {
  readonly broadcast: boolean | null;
  readonly presence: boolean | null;
};

/** The database cannot be asked now; the caller may try again. */
export class DatabaseUnavailableError extends Error {
  override readonly name = 'DatabaseUnavailableError';
}

/** `realtime.messages` has no partition for the current day. */
export class MissingPartitionError extends Error {
  override readonly name = 'MissingPartitionError';
}

/** Asks Postgres, under the caller's role and claims, what its policies allow. */
export type Authorizer = {
  /**
   * @throws DatabaseUnavailableError, MissingPartitionError. A policy that raises an error denies.
   */
  readAccess(request: AccessRequest, extensions: readonly Extension[]): Promise<ReadAccess>;
  /** @throws DatabaseUnavailableError. A policy that raises an error denies. */
  mayWrite(request: AccessRequest, extension: Extension): Promise<boolean>;
};

const INSUFFICIENT_PRIVILEGE = '42501';
const CHECK_VIOLATION = '23514';

/** Transaction-local, so that it vanishes with the roll-back; one round trip. */
const SET_CONTEXT = `
select
  set_config('role', $1, true),
  set_config('realtime.topic', $2, true),
  set_config('request.jwt.claims', $3, true),
  set_config('request.jwt.claim.sub', $4, true),
  set_config('request.jwt.claim.role', $1, true),
  set_config('request.headers', $5, true)`;

const INSERT_PROBES = `
insert into realtime.messages (id, topic, extension, inserted_at, updated_at)
select probe.id, $1, probe.extension, now(), now()
from unnest($2::uuid[], $3::text[]) as probe (id, extension)`;

const WRITE_PROBE = `
insert into realtime.messages (topic, extension, inserted_at, updated_at)
values ($1, $2, now(), now())`;

/**
 * @param pool connections of a role that owns `realtime.messages` and is a member of the API roles
 * @param log receives what went wrong inside a policy; clients never do
 */
export function createAuthorizer(pool: Pool, log: (line: string) => void): Authorizer {
  return {
    async readAccess(request, extensions) {
      const probes = extensions.map((extension) => ({ id: randomUUID(), extension }));
      const ids = probes.map((probe) => probe.id);
      const visible = await inRolledBackTransaction(pool, async (client) => {
        await insertProbes(client, request.topic, ids, extensions);
        return denyOnPolicyError(log, new Set<string>(), async () => {
          await setContext(client, request);
          const rows = await client.query<{ id: string }>(
            'select id from realtime.messages where id = any ($1::uuid[])',
            [ids],
          );
          return new Set(rows.rows.map((row) => row.id));
        });
      });
      const verdict = (extension: Extension): boolean | null => {
        const probe = probes.find((candidate) => candidate.extension === extension);
        return probe === undefined ? null : visible.has(probe.id);
      };
      return { broadcast: verdict('broadcast'), presence: verdict('presence') };
    },

    async mayWrite(request, extension) {
      return inRolledBackTransaction(pool, (client) =>
        denyOnPolicyError(log, false, async () => {
          await setContext(client, request);
          await client.query(WRITE_PROBE, [request.topic, extension]);
          return true;
        }),
      );
    },
  };
}

/** The SQLSTATE of an error that Postgres reported; `null` for anything else, such as a lost connection. */
function sqlState(error: unknown): string | null {
  return error instanceof DatabaseError && error.code !== undefined ? error.code : null;
}

async function insertProbes(
  client: PoolClient,
  topic: string,
  ids: readonly string[],
  extensions: readonly Extension[],
): Promise<void> {
  try {
    await client.query(INSERT_PROBES, [topic, ids, extensions]);
  } catch (error) {
    if (sqlState(error) === CHECK_VIOLATION)
      throw new MissingPartitionError('no partition for today', { cause: error });
    throw error;
  }
}

async function setContext(client: PoolClient, request: AccessRequest): Promise<void> {
  const { claims, topic, headers } = request;
  const subject = typeof claims['sub'] === 'string' ? claims['sub'] : '';
  await client.query(SET_CONTEXT, [
    claims.role,
    topic,
    JSON.stringify(claims),
    subject,
    JSON.stringify(headers),
  ]);
}

async function denyOnPolicyError<Result>(
  log: (line: string) => void,
  denied: Result,
  ask: () => Promise<Result>,
): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    const state = sqlState(error);
    if (state === null || isUnavailable(state)) throw error;
    if (state !== INSUFFICIENT_PRIVILEGE)
      log(`RlsPolicyError: ${state} ${error instanceof Error ? error.message : ''}`);
    return denied;
  }
}

async function inRolledBackTransaction<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect().catch(rethrowUnavailable);
  try {
    await client.query('begin');
    return await work(client);
  } catch (error) {
    return rethrowUnavailable(error);
  } finally {
    await rollBack(client);
  }
}

/** A connection that cannot roll back was lost, or is in an unknown state: it must not serve anybody else. */
async function rollBack(client: PoolClient): Promise<void> {
  try {
    await client.query('rollback');
    client.release();
  } catch {
    client.release(true);
  }
}

function rethrowUnavailable(error: unknown): never {
  const state = sqlState(error);
  if (state !== null && !isUnavailable(state)) throw error;
  if (error instanceof MissingPartitionError) throw error;
  throw new DatabaseUnavailableError('the database cannot be asked', { cause: error });
}

/** Connection exceptions, too many connections, and a server that shuts down or starts up. */
function isUnavailable(state: string): boolean {
  return state.startsWith('08') || state === '53300' || state.startsWith('57P');
}
