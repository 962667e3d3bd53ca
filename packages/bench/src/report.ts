import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';
import type { Client } from 'pg';
import type { Verdict } from './verdicts.ts';

/** A table as Markdown, which also reads well in a terminal: columns are padded to one width. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

export function verdictTable(verdicts: readonly Verdict[]): string {
  return table(
    ['what', 'p50 / p95 / p99 in ms', 'must', 'verdict'],
    verdicts.map(({ what, figures, must, met }) => [what, figures, must, met ? 'met' : 'MISSED']),
  );
}

/** What the figures were measured on, in one sentence; call it first, since the load is that of the moment. */
export async function describeMachine(client: Client): Promise<string> {
  const { rows } = await client.query<{ version: string; buffers: string; at: string }>(
    `select split_part(version(), ' on ', 1) as version, current_setting('shared_buffers') as buffers,
      to_char(now(), 'YYYY-MM-DD') as at`,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('A server always has a version.');
  const [load = 0] = loadavg();
  const memory = Math.round(totalmem() / 1024 ** 3);
  return `${cpus().length} cores (load ${load.toFixed(1)} at the start), ${memory} GB of memory, ${row.version} with ${row.buffers} of shared buffers, ${row.at}`;
}

const REPORT = path.join(import.meta.dirname, '../../../docs/benchmarks.md');

/**
 * Puts a benchmark's figures into docs/benchmarks.md, in the place of those that its section held; the rest stays.
 *
 * @param heading the section's heading, without its marks
 */
export async function writeFigures(heading: string, paragraphs: readonly string[]): Promise<void> {
  const page = await readFile(REPORT, 'utf8');
  await writeFile(REPORT, replaceSection(page, heading, paragraphs));
}

/** A page with one section of the second level replaced, or added at its end. */
export function replaceSection(
  page: string,
  heading: string,
  paragraphs: readonly string[],
): string {
  const section = [`## ${heading}`, ...paragraphs].join('\n\n');
  const parts = page.trimEnd().split(/\n+(?=## )/);
  const at = parts.findIndex(
    (part) => part === `## ${heading}` || part.startsWith(`## ${heading}\n`),
  );
  const written = at === -1 ? [...parts, section] : parts.with(at, section);
  return `${written.join('\n\n')}\n`;
}
