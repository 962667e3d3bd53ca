import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TABLES } from './access-matrix.ts';
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

const outcomeOf = async (access: AccessCase): Promise<string> =>
  tryAs(client, access.caller, async () => access.attempt(client));

describe.each([...Object.keys(TABLES), 'realtime.messages'])('%s', (table) => {
  for (const access of ACCESS_CASES.filter((candidate) => candidate.table === table)) {
    it(`${access.name}: ${access.expected}`, async () => {
      expect(await outcomeOf(access)).toBe(access.expected);
    });
  }
});

describe('a deactivated person loses what they had, and gets it back with their access', () => {
  for (const access of ACCESS_CASES.filter((candidate) => candidate.whenActive)) {
    it(`${access.table} · ${access.name}`, async () => {
      await client.query('savepoint active');
      await client.query(
        "update public.profiles set is_active = true where full_name like 'inactive%'",
      );
      const outcome = await outcomeOf(access);
      await client.query('rollback to savepoint active');
      expect(outcome).toBe('done');
    });
  }
});
