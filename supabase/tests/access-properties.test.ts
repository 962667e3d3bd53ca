import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { assume, type Caller, createTestDatabase, type TestDatabase } from './support/database.ts';
import { type RandomWorld, worldArbitrary, writeRandomWorld } from './support/random-world.ts';

let db: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  db = await createTestDatabase();
  client = await db.connectOwner();
});
afterAll(async () => {
  await client.end();
  await db[Symbol.asyncDispose]();
});

const idRows = z.array(z.object({ id: z.string() }));
const textRows = z.array(z.object({ condition: z.string() }));

async function idsOf(text: string, values: readonly unknown[] = []): Promise<string[]> {
  const { rows } = await client.query(text, [...values]);
  return idRows
    .parse(rows)
    .map((row) => row.id)
    .toSorted();
}

/** Runs `work` with a caller's claims and role; with `claims` alone, the role stays the one that sees every row. */
async function speakingAs<T>(
  caller: Caller,
  how: 'role' | 'claims',
  work: () => Promise<T>,
): Promise<T> {
  await client.query('savepoint speaking');
  await assume(client, caller);
  if (how === 'claims') await client.query('reset role');
  const result = await work();
  await client.query('rollback to savepoint speaking');
  return result;
}

async function forRandomWorlds(
  check: (world: RandomWorld, caller: Caller) => Promise<void>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(worldArbitrary, async (plan) => {
      await client.query('begin');
      try {
        const world = await writeRandomWorld(client, plan);
        for (const caller of world.callers) await check(world, caller);
      } finally {
        await client.query('rollback');
      }
    }),
    { numRuns: 25 },
  );
}

describe('for any people, teams, permissions, followers and tickets', () => {
  it('the policy of tickets, the set form and the row form agree on who may read which', async () => {
    await forRandomWorlds(async (_, caller) => {
      const byPolicy = await speakingAs(caller, 'role', async () =>
        idsOf('select id from public.tickets'),
      );
      const bySet = await speakingAs(caller, 'claims', async () => {
        const { rows } = await client.query('select unnest(private.ticket_scope()) as condition');
        const branches = textRows
          .parse(rows)
          .map((row) => `select t.id from public.tickets as t where ${row.condition}`);
        return idsOf(branches.join(' union '));
      });
      const byRow = await speakingAs(caller, 'claims', async () =>
        idsOf('select t.id from public.tickets as t where private.can_read_ticket(t)'),
      );
      expect(bySet).toEqual(byPolicy);
      expect(byRow).toEqual(byPolicy);
    });
  });

  it('the policy of the staff side, the set form, the row form and the form for others agree', async () => {
    await forRandomWorlds(async (_, caller) => {
      const byPolicy = await speakingAs(caller, 'role', async () =>
        idsOf('select ticket_id as id from public.ticket_desk'),
      );
      const bySet = await speakingAs(caller, 'claims', async () => {
        const { rows } = await client.query('select unnest(private.desk_scope()) as condition');
        const branches = textRows
          .parse(rows)
          .map((row) => `select t.id from public.tickets as t where ${row.condition}`);
        return idsOf(branches.join(' union '));
      });
      const byRow = await speakingAs(caller, 'claims', async () =>
        idsOf('select t.id from public.tickets as t where private.can_read_desk(t)'),
      );
      const forOthers = await idsOf(
        'select t.id from public.tickets as t where private.person_can_read_desk($1, t)',
        [caller.id],
      );
      expect(bySet).toEqual(byPolicy);
      expect(byRow).toEqual(byPolicy);
      expect(forOthers).toEqual(byPolicy);
    });
  });

  it('who reads the staff side of a ticket reads the ticket', async () => {
    await forRandomWorlds(async (_, caller) => {
      const desks = await speakingAs(caller, 'role', async () =>
        idsOf('select ticket_id as id from public.ticket_desk'),
      );
      const tickets = await speakingAs(caller, 'role', async () =>
        idsOf('select id from public.tickets'),
      );
      expect(tickets).toEqual(expect.arrayContaining(desks));
    });
  });

  it('a queue topic is open to nobody who may not read the tickets in it', async () => {
    await forRandomWorlds(async (_, caller) => {
      const { rows } = await client.query(
        'select t.id, private.queue_topic(t) as topic from public.tickets as t',
      );
      const queued = z.array(z.object({ id: z.string(), topic: z.string() })).parse(rows);
      const readable = await speakingAs(caller, 'role', async () =>
        idsOf('select id from public.tickets'),
      );
      const overheard: string[] = [];
      for (const topic of new Set(queued.map((row) => row.topic))) {
        const open = await speakingAs(caller, 'claims', async () => {
          await client.query(
            "insert into realtime.messages (topic, extension) values ($1, 'broadcast')",
            [topic],
          );
          await assume(client, caller);
          await client.query(`select set_config('realtime.topic', $1, true)`, [topic]);
          const { rowCount } = await client.query(
            'select from realtime.messages where topic = $1 and payload is null',
            [topic],
          );
          return (rowCount ?? 0) > 0;
        });
        const inside = queued.filter((row) => row.topic === topic).map((row) => row.id);
        if (open) overheard.push(...inside.filter((id) => !readable.includes(id)));
      }
      expect(overheard).toEqual([]);
    });
  });
});
