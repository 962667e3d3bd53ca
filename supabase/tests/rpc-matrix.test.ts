import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CallerName, CALLERS, type Outcome, type RpcSituation } from './matrix/model.ts';
import { RPCS } from './matrix/rpcs.ts';
import { tryAs } from './support/attempt.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { buildWorld } from './support/world.ts';

let db: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  db = await createTestDatabase();
  client = await db.connectOwner();
  await buildWorld(client);
  await client.query('begin');
});
afterAll(async () => {
  await client.end();
  await db[Symbol.asyncDispose]();
});

function expectedOf(rule: RpcSituation, caller: CallerName): Outcome {
  if (rule.allowed.includes(caller)) return 'done';
  const refusal = rule.refusals?.[caller];
  if (refusal !== undefined) return refusal;
  if (caller === 'anon') return '42501';
  return caller.startsWith('inactive') ? 'PT403' : rule.otherwise;
}

async function call(name: string, rule: RpcSituation): Promise<Outcome> {
  const names = Object.keys(rule.args);
  const list = names.map((argument, i) => `${argument} => $${i + 1}`).join(', ');
  await client.query(`select public.${name}(${list})`, Object.values(rule.args));
  return 'done';
}

describe.each(Object.keys(RPCS))('%s', (name) => {
  for (const [situation, rule] of Object.entries(RPCS[name]?.situations ?? {})) {
    for (const caller of CALLERS) {
      const expected = expectedOf(rule, caller);
      it(`${caller} · ${situation}: ${expected}`, async () => {
        expect(await tryAs(client, caller, async () => call(name, rule))).toBe(expected);
      });
    }
  }
});
