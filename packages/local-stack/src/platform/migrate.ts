import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The folder that holds `supabase/`. */
export const REPOSITORY_ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** What the command line tool said when a migration did not go through. */
class MigrationError extends Error {
  override name = 'MigrationError';
}

function output(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const parts = ['stdout', 'stderr'].map((name) => String(Reflect.get(error, name) ?? '').trim());
  return parts.filter((part) => part !== '').join('\n') || error.message;
}

/**
 * Applies the migrations in `supabase/migrations` that a database does not have yet, with the official
 * Supabase CLI, which records them as it does on hosted Supabase.
 *
 * @param databaseUrl connects as the role `postgres`
 * @returns what the CLI reported
 * @throws MigrationError with the failing statement; earlier migrations of the run stay applied
 */
export async function migrate(
  databaseUrl: string,
  root: string = REPOSITORY_ROOT,
): Promise<string> {
  const cli = createRequire(import.meta.url).resolve('supabase/package.json');
  try {
    const { stdout, stderr } = await run(
      process.execPath,
      [
        path.join(path.dirname(cli), 'dist/supabase.js'),
        'migration',
        'up',
        `--remote=${databaseUrl}`,
        '--yes',
      ],
      {
        cwd: root,
        env: {
          ...process.env,
          PGSSLMODE: 'disable',
          SUPABASE_TELEMETRY_DISABLED: '1',
          DO_NOT_TRACK: '1',
        },
        maxBuffer: 16 * 1024 * 1024,
      },
    );
    return [stdout, stderr].map((text) => text.trim()).join('\n');
  } catch (error) {
    throw new MigrationError(output(error), { cause: error });
  }
}
