import { performance } from 'node:perf_hooks';
import type { Client } from 'pg';
import { become } from './people.ts';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Milliseconds, from sending the first statement to having the last answer. */
export interface Percentiles {
  readonly runs: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Nearest-rank percentiles; throws on no times at all. */
export function percentiles(times: readonly number[]): Percentiles {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const time = sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)];
    if (time === undefined) throw new RangeError('Nothing was measured.');
    return time;
  };
  return { runs: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

async function timed(client: Client, statements: readonly Statement[]): Promise<number> {
  const start = performance.now();
  for (const { text, values } of statements) await client.query(text, [...values]);
  return performance.now() - start;
}

/** Times statements as one person under row level security; what they change is undone. */
export async function timeAs(
  client: Client,
  personId: string,
  statements: readonly Statement[],
): Promise<number> {
  await client.query('begin');
  try {
    await become(client, personId);
    return await timed(client, statements);
  } finally {
    await client.query('rollback');
  }
}

/** Times statements and their commit, where deferred triggers announce what changed. */
export async function timeCommitted(
  client: Client,
  personId: string,
  statements: readonly Statement[],
): Promise<number> {
  await client.query('begin');
  try {
    await become(client, personId);
    const commit = { text: 'commit', values: [] };
    return await timed(client, [...statements, commit]);
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Times a statement as the owner of the tables, whom row level security does not concern. */
export async function timePlain(client: Client, statement: Statement): Promise<number> {
  return timed(client, [statement]);
}

/** `count` items of a list, walked round and round where it is shorter. */
export function cycle<T>(items: readonly T[], count: number): T[] {
  return Array.from({ length: count }, (_, index) => items.at(index % items.length)).filter(
    (item) => item !== undefined,
  );
}
