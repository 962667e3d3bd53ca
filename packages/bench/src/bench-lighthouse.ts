import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readStackConfig } from '@autocrm/local-stack/src/stack/config.ts';
import { readStatus } from '@autocrm/local-stack/src/stack/status-command.ts';
import { z } from 'zod';
import { audit, categories, type Category, type PageScores } from './lighthouse/audit.ts';
import { addressOf, prepare, signIn, withBrowser, withProfile } from './lighthouse/browser.ts';
import { type AppKey, type MainPage, mainPages, type Role } from './lighthouse/pages.ts';
import { percentiles } from './measure.ts';
import { table, writeFigures } from './report.ts';

const ROOT = path.join(import.meta.dirname, '../../..');

/** Of 100; lowered only with a decision record. */
const budgets: Readonly<Record<Category, number>> = {
  performance: 95,
  accessibility: 100,
  'best-practices': 100,
};

const stackSchema = z.object({
  apps: z.object({ customerPortal: z.url(), agentDesk: z.url(), adminConsole: z.url() }),
  demoAccounts: z.array(z.object({ role: z.string(), email: z.string(), password: z.string() })),
});
type Stack = z.infer<typeof stackSchema>;

/** The stack that runs at `AUTOCRM_PORT_BASE`. @throws Error when none does */
async function runningStack(): Promise<Stack> {
  const { report, exitCode } = await readStatus(readStackConfig(process.env, ROOT, 'serve'));
  if (exitCode !== 0) throw new Error('Lighthouse looks at a stack that runs: `npm start` first.');
  return stackSchema.parse(report);
}

interface Result {
  readonly page: MainPage;
  readonly scores: Readonly<Record<Category, number>>;
  readonly findings: readonly string[];
}

/** The median of several runs, which other work on the machine disturbs less than one. */
async function measure(address: string, port: number, runs: number): Promise<PageScores> {
  const all: PageScores[] = [];
  while (all.length < runs) all.push(await audit(address, port));
  const median = (name: Category): number => percentiles(all.map(({ scores }) => scores[name])).p50;
  const scores = {
    performance: median('performance'),
    accessibility: median('accessibility'),
    'best-practices': median('best-practices'),
  };
  return { scores, findings: [...new Set(all.flatMap(({ findings }) => findings))] };
}

/** Measures pages of one app that the same person opens. */
async function measureAs(
  stack: Stack,
  pages: readonly MainPage[],
  { app, role, runs }: { app: AppKey; role?: Role; runs: number },
): Promise<Result[]> {
  const origin = stack.apps[app];
  const account = stack.demoAccounts.find((demo) => demo.role === role);
  return withProfile(async (profile) => {
    const addresses = await prepare(profile, async (context) => {
      if (account) await signIn(context, origin, account);
      const found: { page: MainPage; address: string }[] = [];
      for (const page of pages) {
        found.push({ page, address: await addressOf(context, origin, page) });
      }
      return found;
    });
    return withBrowser(profile, async (port) => {
      const results: Result[] = [];
      for (const { page, address } of addresses) {
        const measured = await measure(address, port, runs);
        console.error(`${app}, ${page.name}: ${Object.values(measured.scores).join(' / ')}`);
        results.push({ page, ...measured });
      }
      return results;
    });
  });
}

function missesOf({ scores }: Result): Category[] {
  return categories.filter((name) => scores[name] < budgets[name]);
}

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    write: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);
if (!Number.isSafeInteger(runs) || runs < 1) throw new RangeError('--runs is a whole number.');
const wanted = mainPages.filter(({ app, name }) => `${app} ${name}`.includes(values.only));
if (wanted.length === 0) throw new RangeError(`No page is called "${values.only}".`);
const stack = await runningStack();
const [load = 0] = loadavg();
// Blocking time grows with whatever else the machine does: a bad figure on a busy one says little.
console.log(`${cpus().length} cores (load ${load.toFixed(1)} at the start), median of ${runs}\n`);
const results: Result[] = [];
for (const pages of Map.groupBy(wanted, ({ app, role }) => `${app} ${role ?? ''}`).values()) {
  const [first] = pages;
  if (first) results.push(...(await measureAs(stack, pages, { ...first, runs })));
}
const figures = table(
  ['app', 'page', ...categories.map((name) => `${name} ≥ ${budgets[name]}`), 'verdict'],
  results.map((result) => [
    result.page.app,
    result.page.name,
    ...categories.map((name) => String(result.scores[name])),
    missesOf(result).length === 0 ? 'met' : 'MISSED',
  ]),
);
console.log(figures);
if (values.write) {
  const intro = `Desktop preset, production builds on the local stack, the median of ${runs} runs per page.`;
  await writeFigures('Lighthouse', [intro, figures]);
}
const missed = results.filter((result) => missesOf(result).length > 0);
for (const { page, findings } of missed) {
  console.log(`\n${page.app}, ${page.name}:\n${findings.map((line) => `- ${line}`).join('\n')}`);
}
process.exitCode = missed.length === 0 ? 0 : 1;
