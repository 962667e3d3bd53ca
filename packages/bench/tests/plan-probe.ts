import type pg from 'pg';
import * as z from 'zod';
import { become } from '../src/people.ts';

/** Tables that grow with every ticket; followers are left out, being few enough at any size to be read whole. */
const TICKET_TABLES = new Set([
  'tickets',
  'ticket_desk',
  'ticket_messages',
  'ticket_notes',
  'ticket_activities',
  'attachments',
  'ticket_tags',
  'ticket_reads',
  'notifications',
  'ticket_ratings',
  'ticket_search',
  'message_search',
  'note_search',
]);

/** The least of these counts: the first ones also look up in the catalogue what the connection then knows. */
const RUNS = 4;

const planNode = z.object({
  'Node Type': z.string(),
  'Relation Name': z.optional(z.string()),
  'Actual Loops': z.number(),
  'Shared Hit Blocks': z.number(),
  'Shared Read Blocks': z.number(),
  get Plans() {
    return z.optional(z.array(planNode));
  },
});

const explained = z.object({ 'Query Text': z.string(), Plan: planNode });

type PlanNode = z.infer<typeof planNode>;

export interface Cost {
  /** Pages of shared buffers that the statement and all within it touched. */
  readonly buffers: number;
  /** Ticket tables that were read from end to end. */
  readonly scanned: readonly string[];
}

function scannedTables(node: PlanNode): string[] {
  const table = node['Relation Name'];
  const isScan = node['Node Type'] === 'Seq Scan' && node['Actual Loops'] > 0;
  const own = isScan && table !== undefined && TICKET_TABLES.has(table) ? [table] : [];
  return [...own, ...(node.Plans ?? []).flatMap(scannedTables)];
}

function parsePlan(notice: string): z.infer<typeof explained> | undefined {
  const start = notice.indexOf('plan:\n');
  return start === -1
    ? undefined
    : explained.parse(JSON.parse(notice.slice(start + 'plan:\n'.length)));
}

export interface Probe {
  readonly person: string;
  readonly text: string;
  readonly values?: readonly unknown[];
  /** Run as the owner before, and undone after. */
  readonly before?: string;
}

/**
 * Runs a statement as a person under row level security, and reads from auto_explain what it and every statement
 * inside the functions it calls did.
 *
 * @param client connected as the superuser, who alone may load auto_explain; everything is rolled back
 */
export async function probe(
  client: pg.Client,
  { person, text, values, before }: Probe,
): Promise<Cost> {
  const plans: z.infer<typeof explained>[] = [];
  const listen = ({ message }: { readonly message?: string | undefined }): void => {
    const plan = parsePlan(message ?? '');
    if (plan !== undefined) plans.push(plan);
  };
  await client.query("load 'auto_explain'");
  await client.query('begin');
  try {
    if (before !== undefined) await client.query(before);
    await client.query(`
      set local client_min_messages = log;
      set local auto_explain.log_min_duration = 0;
      set local auto_explain.log_nested_statements = on;
      set local auto_explain.log_analyze = on;
      set local auto_explain.log_timing = off;
      set local auto_explain.log_buffers = on;
      set local auto_explain.log_format = json
    `);
    await become(client, person);
    client.on('notice', listen);
    for (let run = 0; run < RUNS; run += 1) await client.query(text, [...(values ?? [])]);
  } finally {
    client.off('notice', listen);
    await client.query('rollback');
  }
  const outermost = plans.filter((plan) => plan['Query Text'] === text);
  if (outermost.length === 0) throw new Error(`auto_explain said nothing of: ${text}`);
  const buffers = outermost.map(
    ({ Plan }) => Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'],
  );
  return {
    buffers: Math.min(...buffers),
    scanned: [...new Set(plans.flatMap(({ Plan }) => scannedTables(Plan)))],
  };
}
