import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { failureOf } from './child-exit.ts';
import { findBrowser } from './find-browser.ts';
import { findFreePortBase } from './ports.ts';
import { messageOf } from './stack-error.ts';
import { countReports, sumCounts, type TestCounts } from './test-report.ts';

// `build` judges what the apps load; it comes last since the browser suite has built them by then.
const suites = ['verify', 'verify:test', 'verify:db', 'verify:e2e', 'build'] as const;

type Suite = (typeof suites)[number];

/**
 * `npm test`: runs every suite, also after one has failed, and ends with one line of numbers over all of them. The
 * browser suite gets a stack of its own, on free ports and with its own data, so it runs beside a running one.
 *
 * @returns the exit code: 0 only when every suite ran tests and none failed.
 */
export async function runTests(repoRoot: string, env: NodeJS.ProcessEnv): Promise<number> {
  const workDir = await mkdtemp(path.join(tmpdir(), 'autocrm-test-'));
  // As root, Postgres runs under an account of its own, which must get through to its data.
  await chmod(workDir, 0o711);
  const counts: TestCounts[] = [];
  try {
    for (const suite of suites) {
      const reportDir = path.join(workDir, suite.replace(':', '-'));
      await mkdir(reportDir);
      counts.push(
        await runSuite(suite, repoRoot, { ...env, AUTOCRM_REPORT_DIR: reportDir }, workDir),
      );
    }
  } finally {
    await rm(workDir, { recursive: true, force: true, maxRetries: 5 });
  }
  const { passed, failed, failures } = sumCounts(counts);
  if (failures.length > 0) console.log(['', 'Failed:', ...failures].join('\n  '));
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function runSuite(
  suite: Suite,
  repoRoot: string,
  env: NodeJS.ProcessEnv,
  workDir: string,
): Promise<TestCounts> {
  console.log(`\n── ${suite}`);
  try {
    const settings = suite === 'verify:e2e' ? await browserSettings(repoRoot, env, workDir) : {};
    const failure = await runScript(suite, repoRoot, { ...env, ...settings });
    const counts = await countReports(String(env['AUTOCRM_REPORT_DIR']));
    return withVerdict(suite, failure, counts);
  } catch (error) {
    console.error(`${suite} could not be run: ${messageOf(error)}`);
    return { passed: 0, failed: 1, failures: [suite] };
  }
}

/** A suite that failed outside its tests, or ran none, counts as one failure: silence must not read as success. */
export function withVerdict(suite: string, failure: string | null, counts: TestCounts): TestCounts {
  if (counts.failed > 0) return counts;
  if (failure === null && counts.passed > 0) return counts;
  console.error(failure === null ? `${suite} ran no test.` : `${suite} ended with ${failure}.`);
  return { ...counts, failed: 1, failures: [suite] };
}

async function browserSettings(
  repoRoot: string,
  env: NodeJS.ProcessEnv,
  workDir: string,
): Promise<NodeJS.ProcessEnv> {
  const browser = await findBrowser({ env, repoRoot, log: (line) => console.log(line) });
  return {
    AUTOCRM_BROWSER: browser,
    AUTOCRM_PORT_BASE: String(await findFreePortBase()),
    AUTOCRM_DATA_DIR: path.join(workDir, 'stack'),
  };
}

async function runScript(
  script: Suite,
  repoRoot: string,
  env: NodeJS.ProcessEnv,
): Promise<string | null> {
  const child = spawn('pnpm', ['--silent', 'run', script], {
    cwd: repoRoot,
    env,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return failureOf(child);
}
