import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { readJson } from './data-dir.ts';
import { isRecord } from './part-messages.ts';

export interface TestCounts {
  passed: number;
  failed: number;
}

/**
 * Sums the JSON reports that one suite left in a directory: Vitest's and Playwright's.
 *
 * @throws when a file is not a report: a count that cannot be read must not read as zero failures.
 */
export async function countReports(directory: string): Promise<TestCounts> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json'));
  const counts = await Promise.all(
    names.map(async (name) => countReport(await readJson(path.join(directory, name)), name)),
  );
  return sumCounts(counts);
}

export function sumCounts(counts: readonly TestCounts[]): TestCounts {
  return counts.reduce<TestCounts>(
    (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
    { passed: 0, failed: 0 },
  );
}

/** Reads one report by its shape. A flaky Playwright test, which passed only when repeated, counts as failed. */
export function countReport(report: unknown, name: string): TestCounts {
  if (isRecord(report)) {
    const { numPassedTests, numFailedTests, stats } = report;
    if (typeof numPassedTests === 'number' && typeof numFailedTests === 'number') {
      return { passed: numPassedTests, failed: numFailedTests };
    }
    if (isRecord(stats) && typeof stats['expected'] === 'number') {
      return {
        passed: stats['expected'],
        failed: numberOf(stats['unexpected']) + numberOf(stats['flaky']),
      };
    }
  }
  throw new Error(`${name} is not a report of Vitest or Playwright.`);
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
