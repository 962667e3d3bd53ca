import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BundleBudget, type BundleSizes, measureBundle, type StartPages } from './bundle.ts';
import { table } from './report.ts';

const APPS = path.join(import.meta.dirname, '../../../apps');
const LARGEST = 5;

/** In gzip kB; raised only with a decision record. */
const common = { largestLazy: 60, styles: 15, largestFont: 50 };
const budgets: Readonly<Record<string, BundleBudget>> = {
  'customer-portal': { firstLoad: 200, ...common },
  'agent-desk': { firstLoad: 245, ...common },
  'admin-console': { firstLoad: 235, ...common },
};

/** What each app's route table loads for its start page: sign-in for who is not signed in. */
const visitor = ['../../packages/core/src/app/auth-sign-in-page.tsx'];
const startPages: Readonly<Record<string, StartPages>> = {
  'customer-portal': {
    visitor,
    signedIn: ['src/routes/home/loader.ts', 'src/routes/home/page.tsx'],
  },
  'agent-desk': {
    visitor,
    signedIn: [
      'src/routes/queue/loader.ts',
      'src/routes/queue/page.tsx',
      'src/routes/queue/no-ticket.tsx',
    ],
  },
  'admin-console': {
    visitor,
    signedIn: ['src/routes/tickets/loader.ts', 'src/routes/tickets/page.tsx'],
  },
};

const pageLabels: Readonly<Record<keyof StartPages, string>> = {
  visitor: 'sign-in',
  signedIn: 'start page',
};

interface Line {
  readonly cells: readonly string[];
  readonly met: boolean;
}

function line(app: string, label: string, size: number, must: number): Line {
  const met = size <= must;
  return { cells: [app, label, size.toFixed(1), `≤ ${must}`, met ? 'met' : 'MISSED'], met };
}

function judge(app: string, sizes: BundleSizes, budget: BundleBudget): Line[] {
  const first = `first load, JavaScript (${pageLabels[sizes.firstPage]})`;
  return [
    line(app, first, sizes.firstLoad, budget.firstLoad),
    line(app, 'largest chunk on demand', sizes.largestLazy, budget.largestLazy),
    line(app, 'styles', sizes.styles, budget.styles),
    line(app, 'largest font', sizes.largestFont, budget.largestFont),
  ];
}

const apps = await Promise.all(
  Object.entries(budgets).map(async ([app, budget]) => {
    const pages = startPages[app];
    if (pages === undefined) throw new Error(`No start page is named for ${app}.`);
    const sizes = await measureBundle(path.join(APPS, app, 'dist'), pages);
    return { app, sizes, lines: judge(app, sizes, budget) };
  }),
);
const lines = apps.flatMap((app) => app.lines);
console.log(
  table(
    ['app', 'what', 'gzip kB', 'must', 'verdict'],
    lines.map(({ cells }) => cells),
  ),
);
const largest = apps.flatMap(({ app, sizes }) =>
  sizes.chunks
    .slice(0, LARGEST)
    .map(({ name, size, atStart }) => [
      app,
      name,
      size.toFixed(1),
      atStart ? 'at the start' : 'on demand',
    ]),
);
console.log(`\n${table(['app', 'largest chunks', 'gzip kB', 'loaded'], largest)}`);
const missed = lines.filter(({ met }) => !met);
const reports = process.env['AUTOCRM_REPORT_DIR'];
if (reports !== undefined) {
  const assertionResults = missed.map(({ cells }) => ({
    fullName: cells.join(' '),
    status: 'failed',
  }));
  const counts = {
    numPassedTests: lines.length - missed.length,
    numFailedTests: missed.length,
    testResults: [{ name: 'bundle', assertionResults }],
  };
  writeFileSync(path.join(reports, 'bundle.json'), JSON.stringify(counts));
}
process.exitCode = missed.length === 0 ? 0 : 1;
