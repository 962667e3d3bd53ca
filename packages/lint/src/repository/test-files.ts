import { matchesGlob } from 'node:path';

/** Tests of what runs on Node, beside the code. */
export const nodeTests = ['packages/{lint,local-stack,bench,e2e}/src/**/*.test.ts'];

/** Tests on a real Postgres, each file with a database of its own. */
export const databaseTests = ['{supabase,packages/bench,packages/lint}/tests/**/*.test.ts'];

/** Tests that start servers of their own. */
export const stackTests = ['packages/local-stack/tests/**/*.test.ts'];

/** Workspaces whose tests need a setup of their own (a DOM) bring this file. */
export const ownConfigs = '{apps,packages}/*/vitest.config.ts';

const everyGlob = [...nodeTests, ...databaseTests, ...stackTests];

/** Finds test files that no suite runs: they would pass by never being looked at. */
export function orphanTestProblems(files: readonly string[]): string[] {
  const configured = files
    .filter((file) => matchesGlob(file, ownConfigs))
    .map((file) => file.replace(/vitest\.config\.ts$/, ''));
  return files
    .filter((file) => /\.test\.tsx?$/.test(file))
    .filter((file) => !everyGlob.some((glob) => matchesGlob(file, glob)))
    .filter((file) => !configured.some((folder) => file.startsWith(`${folder}src/`)))
    .map((file) => `${file}: no suite runs this test; see vitest.config.ts.`);
}
