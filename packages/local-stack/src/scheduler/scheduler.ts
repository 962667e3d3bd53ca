import pg from 'pg';
import { codeOf, messageOf } from '../stack/stack-error.ts';

export interface SchedulerOptions {
  databaseUrl: string;
  intervalMs: number;
  log(line: string): void;
}

export interface Scheduler {
  /** Does one round now. Resolves to whether this scheduler is the one that works, and rejects on a failed round. */
  runOnce(): Promise<boolean>;
  /** Throws when the last round failed. */
  check(): Promise<void>;
  stop(): Promise<void>;
}

/** Any number of ours: whoever holds this lock in a database is its one scheduler. */
const lockKey = 7_226_100_137;
/** A failed round is tried again soon: most failures are a database that is just being restarted. */
const retryMs = 1_000;
/** As long as hosted Supabase keeps broadcasts: they are for who listens now, and the truth stands in the tables. */
const purgeMessages = `delete from realtime.messages where inserted_at < localtimestamp - interval '3 days'`;
const purgeEveryMs = 3_600_000;
const missingFunction = new Set(['42883', '3F000']);

/**
 * Stands in for pg_cron, which calls `private.run_maintenance()` every `intervalMs`, and for the janitor of
 * `realtime.messages`, whose owner's rights the role `postgres` has. Of several schedulers on one database
 * only the holder of a session lock works; when it dies, its lock goes with its connection and the next one takes over.
 */
export function createScheduler(options: SchedulerOptions): Scheduler {
  let client: pg.Client | null = null;
  let lastError: unknown;
  let toldMissing = false;
  let stopped = false;
  let purgeDue = 0;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<unknown> = Promise.resolve();

  const connect = async (): Promise<pg.Client> => {
    if (client !== null) return client;
    const fresh = new pg.Client({
      connectionString: options.databaseUrl,
      application_name: 'autocrm scheduler',
      connectionTimeoutMillis: 5_000,
    });
    // A lost connection shows in the next round, which connects anew.
    fresh.on('error', () => {
      if (client === fresh) client = null;
    });
    await fresh.connect();
    client = fresh;
    return fresh;
  };

  const work = async (): Promise<boolean> => {
    const db = await connect();
    if (!(await holdsLock(db))) return false;
    try {
      await db.query('select private.run_maintenance()');
    } catch (error) {
      if (!missingFunction.has(codeOf(error) ?? '')) throw error;
      if (!toldMissing) options.log('private.run_maintenance() is not there; nothing to do');
      toldMissing = true;
    }
    if (performance.now() >= purgeDue) {
      await db.query(purgeMessages);
      purgeDue = performance.now() + purgeEveryMs;
    }
    return true;
  };

  const runOnce = async (): Promise<boolean> => {
    try {
      const leads = await work();
      lastError = undefined;
      return leads;
    } catch (error) {
      if (messageOf(error) !== messageOf(lastError)) options.log(`failed: ${messageOf(error)}`);
      lastError = error;
      throw error;
    }
  };

  const scheduleNext = (ms: number): void => {
    if (!stopped) timer = setTimeout(loop, ms);
  };

  const loop = (): void => {
    round = runOnce().then(
      () => scheduleNext(options.intervalMs),
      // The failure itself is kept in lastError, where check() finds it.
      () => scheduleNext(Math.min(retryMs, options.intervalMs)),
    );
  };
  loop();

  return {
    runOnce,
    async check() {
      if (lastError !== undefined) throw new Error(messageOf(lastError), { cause: lastError });
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await round;
      await client?.end();
    },
  };
}

/** Takes the lock, or finds that this session has it already: taking it twice would only count it up. */
async function holdsLock(db: pg.Client): Promise<boolean> {
  const { rows } = await db.query<{ held: boolean }>(
    `select exists (
       select from pg_catalog.pg_locks
       where locktype = 'advisory' and pid = pg_backend_pid() and granted
         and ((classid::bigint << 32) | objid::bigint) = $1::bigint and objsubid = 1
         and database = (select oid from pg_catalog.pg_database where datname = current_database())
     ) or pg_try_advisory_lock($1::bigint) as held`,
    [lockKey],
  );
  return rows[0]?.held === true;
}
