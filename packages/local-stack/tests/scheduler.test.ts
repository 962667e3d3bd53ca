import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createScheduler, type Scheduler } from '../src/scheduler/scheduler.ts';
import {
  createTemplate,
  startTestServer,
  type TestDatabase,
  type TestServer,
} from '../src/testing/database.ts';

const minute = 60_000;
let server: TestServer;
let database: TestDatabase;
let db: pg.Client;
let lines: string[] = [];
let schedulers: Scheduler[] = [];

beforeAll(async () => {
  server = await startTestServer();
  const template = await createTemplate(server, () => Promise.resolve());
  database = await template.createTestDatabase();
  db = new pg.Client({ connectionString: database.url('postgres') });
  await db.connect();
});

afterAll(async () => {
  await db.end();
  await server.stop();
});

beforeEach(async () => {
  await db.query(`
    drop schema if exists private cascade;
    create schema private;
    create table private.runs (backend int, at timestamptz default clock_timestamp());
    create function private.run_maintenance() returns void language sql as
      'insert into private.runs (backend) values (pg_backend_pid())';
  `);
  lines = [];
  schedulers = [];
});

afterEach(async () => {
  await Promise.all(schedulers.map(async (scheduler) => scheduler.stop()));
});

function scheduler(intervalMs = minute): Scheduler {
  const made = createScheduler({
    databaseUrl: database.url('postgres'),
    intervalMs,
    log: (line) => lines.push(line),
  });
  schedulers.push(made);
  return made;
}

async function runs(): Promise<number> {
  const { rows } = await db.query<{ n: number }>('select count(*)::int as n from private.runs');
  return rows[0]?.n ?? 0;
}

async function backends(): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    'select count(distinct backend)::int as n from private.runs',
  );
  return rows[0]?.n ?? 0;
}

describe('the scheduler', () => {
  it('does its work at once and then again and again', async () => {
    scheduler(20);
    await expect.poll(runs).toBeGreaterThan(2);
  });

  it('works alone: a second one does nothing while the first is there, and takes over when it is gone', async () => {
    const first = scheduler();
    await expect.poll(runs).toBe(1);
    const second = scheduler();
    expect(await second.runOnce()).toBe(false);
    expect(await first.runOnce()).toBe(true);
    expect(await backends()).toBe(1);
    await first.stop();
    await expect.poll(async () => second.runOnce()).toBe(true);
    expect(await backends()).toBe(2);
  });

  it('says once that there is nothing to call, and stays healthy', async () => {
    await db.query('drop function private.run_maintenance()');
    const lonely = scheduler();
    await expect.poll(() => lines.length).toBe(1);
    await lonely.runOnce();
    await expect(lonely.check()).resolves.toBeUndefined();
    expect(lines).toEqual(['private.run_maintenance() is not there; nothing to do']);
  });

  it('is unhealthy after a failed round, and healthy again after the next good one', async () => {
    const troubled = scheduler();
    await expect.poll(runs).toBe(1);
    await db.query('alter table private.runs rename to gone');
    await expect(troubled.runOnce()).rejects.toThrow('private.runs');
    await expect(troubled.check()).rejects.toThrow('private.runs');
    await db.query('alter table private.gone rename to runs');
    await troubled.runOnce();
    await expect(troubled.check()).resolves.toBeUndefined();
  });

  it('connects anew after its connection was lost', async () => {
    const survivor = scheduler();
    await expect.poll(runs).toBe(1);
    await db.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'autocrm scheduler'",
    );
    await expect.poll(async () => survivor.runOnce().catch(() => false)).toBe(true);
    expect(await backends()).toBe(2);
  });

  it('lets broadcasts go after three days, and keeps younger ones', async () => {
    await db.query(`
      insert into realtime.messages (topic, extension, private, inserted_at)
      select 'ticket:' || age, 'broadcast', true, localtimestamp - age::interval
      from unnest(array['1 minute', '71 hours', '73 hours', '30 days']) as age
    `);
    const topics = async (): Promise<{ topic: string }[]> => {
      const { rows } = await db.query<{ topic: string }>(
        'select topic from realtime.messages order by inserted_at',
      );
      return rows;
    };
    scheduler();
    await expect.poll(topics).toEqual([{ topic: 'ticket:71 hours' }, { topic: 'ticket:1 minute' }]);
  });
});
