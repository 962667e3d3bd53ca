import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { readJson } from './data-dir.ts';
import { isRecord } from './part-messages.ts';

export interface TestCounts {
  passed: number;
  failed: number;
  /** The names of what failed, where the report tells them. */
  failures: readonly string[];
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
    (sum, { passed, failed, failures }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      failures: [...sum.failures, ...failures],
    }),
    { passed: 0, failed: 0, failures: [] },
  );
}

/** Reads one report by its shape. A flaky Playwright test, which passed only when repeated, counts as failed. */
export function countReport(report: unknown, name: string): TestCounts {
  if (isRecord(report)) {
    const { numPassedTests, numFailedTests, stats } = report;
    if (typeof numPassedTests === 'number' && typeof numFailedTests === 'number') {
      const failures = failedVitest(report['testResults']);
      return { passed: numPassedTests, failed: numFailedTests, failures };
    }
    if (isRecord(stats) && typeof stats['expected'] === 'number') {
      return {
        passed: stats['expected'],
        failed: numberOf(stats['unexpected']) + numberOf(stats['flaky']),
        failures: failedPlaywright(report),
      };
    }
  }
  throw new Error(`${name} is not a report of Vitest or Playwright.`);
}

function failedVitest(files: unknown): string[] {
  return recordsOf(files).flatMap((file) => {
    const tests = recordsOf(file['assertionResults']);
    return tests
      .filter((test) => test['status'] === 'failed')
      .map((test) => [file['name'], test['fullName']].filter(isText).join(' › '));
  });
}

/** Playwright nests suites in suites; a test on its second try is not `expected` either. */
function failedPlaywright(suite: Record<string, unknown>): string[] {
  const specs = recordsOf(suite['specs']).filter((spec) =>
    recordsOf(spec['tests']).some((test) =>
      ['unexpected', 'flaky'].includes(String(test['status'])),
    ),
  );
  return [
    ...specs.map((spec) => [spec['file'], spec['title']].filter(isText).join(' › ')),
    ...recordsOf(suite['suites']).flatMap(failedPlaywright),
  ];
}

function recordsOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
