import path from 'node:path';
import { type BundleBudget, type BundleSizes, measureBundle } from './bundle.ts';
import { table } from './report.ts';

const APPS = path.join(import.meta.dirname, '../../../apps');

/** In gzip kB; raised only with a decision record. */
const common = { largestLazy: 60, styles: 15, largestFont: 50 };
const budgets: Readonly<Record<string, BundleBudget>> = {
  'customer-portal': { firstLoad: 200, ...common },
  'agent-desk': { firstLoad: 245, ...common },
  'admin-console': { firstLoad: 235, ...common },
};

const labels: Readonly<Record<keyof BundleBudget, string>> = {
  firstLoad: 'first load, JavaScript',
  largestLazy: 'largest chunk on demand',
  styles: 'styles',
  largestFont: 'largest font',
};

interface Line {
  readonly cells: readonly string[];
  readonly met: boolean;
}

function line(app: string, name: keyof BundleBudget, sizes: BundleSizes, must: number): Line {
  const size = sizes[name];
  const met = size <= must;
  const label =
    name === 'firstLoad' && sizes.heaviestPage !== undefined
      ? `${labels[name]}, with ${sizes.heaviestPage}`
      : labels[name];
  return { cells: [app, label, size.toFixed(1), `≤ ${must}`, met ? 'met' : 'MISSED'], met };
}

async function measureApp(app: string, budget: BundleBudget): Promise<Line[]> {
  const sizes = await measureBundle(path.join(APPS, app, 'dist'));
  return [
    line(app, 'firstLoad', sizes, budget.firstLoad),
    line(app, 'largestLazy', sizes, budget.largestLazy),
    line(app, 'styles', sizes, budget.styles),
    line(app, 'largestFont', sizes, budget.largestFont),
  ];
}

const perApp = await Promise.all(
  Object.entries(budgets).map(([app, budget]) => measureApp(app, budget)),
);
const lines = perApp.flat();
console.log(
  table(
    ['app', 'what', 'gzip kB', 'must', 'verdict'],
    lines.map(({ cells }) => cells),
  ),
);
process.exitCode = lines.every(({ met }) => met) ? 0 : 1;
