import { parseArgs } from 'node:util';
import { withClient } from './database.ts';
import { ownDataDir, startStack } from './own-stack.ts';
import { describeMachine, table, writeFigures } from './report.ts';

/** Seconds from the command to every part healthy; raised only with a decision record. */
const budgets = { first: 180, again: 15 } as const;

interface Start {
  /** Seconds. */
  readonly seconds: number;
  readonly machine: string;
}

async function start(settings: Readonly<Record<string, string>>): Promise<Start> {
  const stack = await startStack(settings);
  try {
    return {
      seconds: stack.startMs / 1000,
      machine: await withClient(stack.dbUrl, describeMachine),
    };
  } finally {
    await stack.end();
  }
}

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    write: { type: 'boolean', default: false },
  },
});
const { dataDir, remove } = await ownDataDir();
try {
  // Turborepo would bring the apps from its cache, which a new checkout does not have.
  const first = await start({ AUTOCRM_DATA_DIR: dataDir, TURBO_FORCE: 'true' });
  const again: number[] = [];
  for (let run = 0; run < Number(values.runs); run += 1) {
    again.push((await start({ AUTOCRM_DATA_DIR: dataDir })).seconds);
  }
  const slowest = Math.max(...again);
  const line = (what: string, figure: string, must: number, seconds: number): string[] => [
    what,
    figure,
    `≤ ${must}`,
    seconds <= must ? 'met' : 'MISSED',
  ];
  const figures = table(
    ['`npm start` until every part is healthy', 's', 'must', 'verdict'],
    [
      line(
        'first: builds the apps, makes the database, loads the demo data',
        first.seconds.toFixed(1),
        budgets.first,
        first.seconds,
      ),
      line(
        `again, ${again.length} runs: fastest to slowest`,
        `${Math.min(...again).toFixed(1)} – ${slowest.toFixed(1)}`,
        budgets.again,
        slowest,
      ),
    ],
  );
  const intro = `${first.machine}. Dependencies were installed.`;
  console.log(`${intro}\n\n${figures}`);
  if (values.write) await writeFigures('Start', [intro, figures]);
  process.exitCode = first.seconds <= budgets.first && slowest <= budgets.again ? 0 : 1;
} finally {
  await remove();
}
