import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { migrate } from '@autocrm/local-stack/src/platform/migrate.ts';
import { provisionDatabase } from '@autocrm/local-stack/src/platform/provision.ts';
import { databaseUrl, startPostgres } from '@autocrm/local-stack/src/postgres/server.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../../../..');
const require = createRequire(import.meta.url);
const supabase = join(dirname(require.resolve('supabase/package.json')), 'dist/supabase.js');
const oxfmt = join(dirname(require.resolve('oxfmt/package.json')), 'bin/oxfmt');

/** Where the generated types live, from the root of the repository. */
export const typesFile = 'packages/core/src/db/database.types.ts';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address === 'object' && address) return address.port;
  throw new Error('The system gave no free port.');
}

async function readTypes(url: string): Promise<string> {
  const types = [
    supabase,
    'gen',
    'types',
    `--remote=${url}`,
    '--lang=typescript',
    '--schema=public',
  ];
  const { stdout } = await run(process.execPath, types, {
    cwd: root,
    env: { ...process.env, PGSSLMODE: 'disable', SUPABASE_TELEMETRY_DISABLED: '1' },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

/** Formats as the repository is formatted, so that the file can be compared as text. */
async function format(source: string): Promise<string> {
  const stdinPath = `--stdin-filepath=${typesFile}`;
  const formatting = run(process.execPath, [oxfmt, stdinPath], { cwd: root });
  formatting.child.stdin?.end(source);
  const { stdout } = await formatting;
  return stdout;
}

/**
 * Generates the types of `public` from the migrations alone, on a Postgres that lives as long as this call.
 *
 * @returns the formatted source of {@link typesFile}
 */
export async function generateTypes(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'autocrm-types-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const password = 'postgres';
  const server = await startPostgres({
    dataDir: join(folder, 'postgres'),
    port,
    password,
    fsync: false,
  });
  try {
    const { superuserUrl } = server;
    await provisionDatabase({ superuserUrl, databaseName: 'postgres', password });
    const url = databaseUrl('postgres', password, port, 'postgres');
    await migrate(url);
    return await format(await readTypes(url));
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
