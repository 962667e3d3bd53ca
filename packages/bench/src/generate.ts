import { readdir, readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import type { Client } from 'pg';

const SQL_DIRECTORY = new URL('../sql/', import.meta.url);

const TABLES = [
  'profiles',
  'team_members',
  'tickets',
  'ticket_desk',
  'ticket_messages',
  'ticket_notes',
  'ticket_activities',
  'attachments',
  'ticket_tags',
  'ticket_followers',
  'ticket_reads',
  'notifications',
  'ticket_ratings',
  'ticket_search',
  'message_search',
  'note_search',
  'kb_articles',
  'article_search',
];

export interface GenerateOptions {
  /** How many tickets; everything else follows: five messages and ten activities each, and so on. */
  readonly tickets: number;
  /** Hears the name of each step and the seconds it took. */
  readonly onStep?: (step: string, seconds: number) => void;
}

/**
 * Fills a migrated database with believable people, tickets and conversations, the same for the same size
 * on the same day. All of it is one transaction: a failure leaves the database as it was.
 *
 * @param client connected as the owner of the tables (role `postgres`)
 * @throws the PostgreSQL error of the step that failed, such as a second run on the same database
 */
export async function generate(client: Client, options: GenerateOptions): Promise<void> {
  if (!Number.isSafeInteger(options.tickets) || options.tickets < 100) {
    throw new RangeError('Generate at least 100 tickets.');
  }
  const timed = async (step: string, work: () => Promise<unknown>): Promise<void> => {
    const start = performance.now();
    await work();
    options.onStep?.(step, (performance.now() - start) / 1000);
  };
  const files = (await readdir(SQL_DIRECTORY)).filter((file) => file.endsWith('.sql')).toSorted();
  await client.query('begin');
  try {
    await client.query(`select set_config('bench.tickets', $1, true)`, [String(options.tickets)]);
    await client.query(`
      set local work_mem = '256MB';
      set local maintenance_work_mem = '512MB';
      set local client_min_messages = 'warning'
    `);
    for (const file of files) {
      const sql = await readFile(new URL(file, SQL_DIRECTORY), 'utf8');
      await timed(file, () => client.query(sql));
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    await client.query('discard temp');
  }
  // As autovacuum leaves them: statistics for the planner, visibility for index-only scans.
  for (const table of TABLES) {
    await timed(`vacuum ${table}`, () => client.query(`vacuum (analyze) public.${table}`));
  }
}
