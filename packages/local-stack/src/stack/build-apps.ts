import { createRequire } from 'node:module';
import path from 'node:path';
import { runNodeTool } from './run-tool.ts';
import type { PartLog } from './stack-log.ts';

/**
 * Builds the three apps where their inputs changed since the last time; Turborepo knows. One build serves every
 * stack of this checkout: without `VITE_SUPABASE_*` the apps ask their server where Supabase is.
 */
export async function buildApps(
  repoRoot: string,
  log: PartLog,
  signal: AbortSignal,
): Promise<void> {
  const fromRoot = createRequire(path.join(repoRoot, 'package.json'));
  const turbo = path.join(path.dirname(fromRoot.resolve('turbo/package.json')), 'bin/turbo');
  await runNodeTool({
    name: 'Building the apps',
    args: [turbo, 'run', 'build', '--filter=./apps/*', '--output-logs=errors-only', '--ui=stream'],
    cwd: repoRoot,
    env: buildEnvironment(repoRoot),
    log,
    signal,
  });
}

function buildEnvironment(repoRoot: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('VITE_'));
  const bin = path.join(repoRoot, 'node_modules/.bin');
  return {
    ...Object.fromEntries(inherited),
    // Turborepo runs the packages' scripts through pnpm, which a bare machine has only here.
    PATH: [bin, process.env['PATH'] ?? ''].join(path.delimiter),
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
  };
}
