import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { readJson } from './data-dir.ts';
import { isRecord } from './part-messages.ts';

export interface TestCounts {
  passed: number;
  failed: number;
  /** What failed, where the report tells it: the name, and below it the beginning of why. */
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
      .map((test) =>
        failureText([file['name'], test['fullName']], [test['failureMessages']].flat()),
      );
  });
}

/** Playwright nests suites in suites; a test on its second try is not `expected` either. */
function failedPlaywright(suite: Record<string, unknown>): string[] {
  const failed = recordsOf(suite['specs']).flatMap((spec) => {
    const tests = recordsOf(spec['tests']).filter((test) =>
      ['unexpected', 'flaky'].includes(String(test['status'])),
    );
    if (tests.length === 0) return [];
    const errors = tests
      .flatMap((test) => recordsOf(test['results']))
      .flatMap((result) => recordsOf(result['errors']));
    return [
      failureText(
        [spec['file'], spec['title']],
        errors.map((error) => error['message']),
      ),
    ];
  });
  return [...failed, ...recordsOf(suite['suites']).flatMap(failedPlaywright)];
}

/** As much of a failure's reasons as says what was wrong; the suite's own output has the rest. */
const reasonLines = 12;

function failureText(name: readonly unknown[], reasons: readonly unknown[]): string {
  const lines = reasons
    .filter(isText)
    .flatMap((reason) => stripVTControlCharacters(reason).split('\n').slice(0, reasonLines));
  return [name.filter(isText).join(' › '), ...lines.map((line) => `    ${line}`)].join('\n');
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
