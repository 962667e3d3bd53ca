import * as z from 'zod';
import type { TestDatabase, Transaction } from './database.ts';

const DEADLINE_MS = 10_000;

/**
 * Waits until a transaction's running statement is held up by another one's lock, so that a test about two people at
 * once does not depend on who is faster.
 */
export async function untilBlocked(db: TestDatabase, waiting: Transaction): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  const row = z.object({ blocked: z.boolean() });
  const statement = 'select cardinality(pg_blocking_pids($1)) > 0 as blocked';
  while (!(await db.owner.row(row, statement, waiting.pid)).blocked) {
    if (Date.now() > deadline) throw new Error(`connection ${waiting.pid} never had to wait`);
  }
}
