import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);
const cli = fileURLToPath(import.meta.resolve('lighthouse/cli/index.js'));

const categorySchema = z.object({
  score: z.number().nullable(),
  auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
});
const reportSchema = z.object({
  categories: z.object({
    performance: categorySchema,
    accessibility: categorySchema,
    'best-practices': categorySchema,
  }),
  audits: z.record(
    z.string(),
    z.object({
      title: z.string(),
      score: z.number().nullable(),
      displayValue: z.string().optional(),
      // Few have a list of places; only the first is shown.
      details: z
        .object({ items: z.array(z.unknown()) })
        .optional()
        .catch(undefined),
    }),
  ),
});
const failureSchema = z.looseObject({ stderr: z.string() });

export const categories = ['performance', 'accessibility', 'best-practices'] as const;
export type Category = (typeof categories)[number];

export interface PageScores {
  /** 0 to 100. */
  readonly scores: Readonly<Record<Category, number>>;
  /** What cost points, in words, most important first. */
  readonly findings: readonly string[];
}

const LONGEST_REPORT = 64 * 1024 * 1024;

/**
 * One run of Lighthouse with its desktop preset, in a tab of the browser at that port: what is signed in there stays so.
 *
 * @throws Error when the page could not be measured
 */
export async function audit(address: string, port: number): Promise<PageScores> {
  const report = reportSchema.parse(JSON.parse(await recorded(address, port)));
  return { scores: scoresOf(report), findings: findingsOf(report) };
}

const ATTEMPTS = 3;

/** On a busy machine the browser loses parts of a recording, and Lighthouse asks to be run again. */
async function recorded(address: string, port: number, attempt = 1): Promise<string> {
  try {
    return await lighthouse(address, port);
  } catch (error) {
    if (attempt === ATTEMPTS) throw error;
    return recorded(address, port, attempt + 1);
  }
}

/** What Lighthouse found, as JSON; it ends with an error when it could not measure. */
async function lighthouse(address: string, port: number): Promise<string> {
  const { stdout } = await run(
    process.execPath,
    [
      cli,
      address,
      `--port=${port}`,
      '--preset=desktop',
      '--disable-storage-reset',
      `--only-categories=${categories.join(',')}`,
      '--output=json',
      '--quiet',
    ],
    { maxBuffer: LONGEST_REPORT },
  ).catch((error: unknown) => {
    const { stderr } = failureSchema.parse(error);
    throw new Error(`${address} could not be measured: ${stderr.trim()}`);
  });
  return stdout;
}

type Report = z.infer<typeof reportSchema>;

function scoresOf({ categories: found }: Report): Record<Category, number> {
  const score = (name: Category): number => Math.round((found[name].score ?? 0) * 100);
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    'best-practices': score('best-practices'),
  };
}

/** From here on an audit costs so little that naming it would hide what matters. */
const GOOD = 0.9;

function findingsOf(report: Report): string[] {
  return categories.flatMap((name) =>
    report.categories[name].auditRefs
      .filter(({ weight }) => weight > 0)
      .toSorted((a, b) => b.weight - a.weight)
      .flatMap(({ id }) => {
        const found = report.audits[id];
        if (found === undefined || found.score === null || found.score >= GOOD) return [];
        const first = found.details?.items[0];
        const example = first === undefined ? '' : ` ${JSON.stringify(first).slice(0, 300)}`;
        return [`${id}: ${found.displayValue ?? found.title}${example}`];
      }),
  );
}
