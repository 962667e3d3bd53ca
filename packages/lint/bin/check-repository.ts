import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogOf, denoImportProblems } from '../src/repository/deno-imports.ts';
import { documentProblems } from '../src/repository/doc-references.ts';
import { ignoredGlobs, repositoryFiles } from '../src/repository/files.ts';
import { lockfileProblems } from '../src/repository/lockfile.ts';
import { secretProblems } from '../src/repository/secrets.ts';
import { orphanTestProblems } from '../src/repository/test-files.ts';
import { lintMigrations } from '../src/sql/schema-rules.ts';

const root = join(import.meta.dirname, '../../..');

/** The registry lacks some systems for these: pnpm is started through npx there, and the CLI by its own installer. */
const incompleteUpstream = new Set(['pnpm', 'supabase']);

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function scriptNames(): string[] {
  const manifest: unknown = JSON.parse(read('package.json'));
  const hasScripts = typeof manifest === 'object' && manifest !== null && 'scripts' in manifest;
  return hasScripts ? Object.keys(manifest.scripts ?? {}) : [];
}

function migrationProblems(): string[] {
  const names = readdirSync(join(root, 'supabase/migrations')).toSorted();
  return lintMigrations(names.map((name) => ({ name, sql: read(`supabase/migrations/${name}`) })));
}

function referenceProblems(files: readonly string[]): string[] {
  const repository = { files, ignored: ignoredGlobs(read('.gitignore')), scripts: scriptNames() };
  return files
    .filter((file) =>
      /^(?:packages\/[^/]+\/)?(?:README|CONTRIBUTING)\.md$|^docs\/.*\.md$/.test(file),
    )
    .flatMap((file) => documentProblems(file, read(file), repository));
}

const importMap = 'supabase/functions/deno.json';
const isBinary = /\.(?:png|jpe?g|gif|webp|ico|woff2?|pdf|zip|gz)$/;
const files = repositoryFiles(root);
const checks: readonly (() => string[])[] = [
  migrationProblems,
  () => referenceProblems(files),
  () => orphanTestProblems(files),
  () => lockfileProblems(read('pnpm-lock.yaml'), incompleteUpstream),
  () => denoImportProblems(importMap, read(importMap), catalogOf(read('pnpm-workspace.yaml'))),
  () =>
    files
      .filter((file) => !isBinary.test(file))
      .flatMap((file) => secretProblems(file, read(file))),
];

const problems = checks.flatMap((check) => check());
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
