import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export interface FunctionsOptions {
  repoRoot: string;
  /** On the loopback address. */
  port: number;
  /** Where Deno keeps downloaded modules; shared by all stacks of a checkout. */
  cacheDir: string;
  /** What the hosted platform sets for every function. */
  environment: {
    SUPABASE_URL: string;
    SUPABASE_ANON_KEY: string;
    SUPABASE_SERVICE_ROLE_KEY: string;
    SUPABASE_DB_URL: string;
  };
  /** Load changed files again. */
  watch: boolean;
}

export interface FunctionsCommand {
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  healthUrl: string;
}

const runtime = fileURLToPath(new URL('runtime.ts', import.meta.url));

/**
 * The command that serves `supabase/functions/*` on Deno with what it needs and no more: it reads its own sources,
 * talks to this machine, sees the variables named here, writes nothing and starts nothing.
 */
export async function functionsCommand(options: FunctionsOptions): Promise<FunctionsCommand> {
  const functions = path.join(options.repoRoot, 'supabase/functions');
  const contracts = path.join(options.repoRoot, 'packages/core/src/contracts');
  const names = await functionNames(functions);
  const allowedNames = [...Object.keys(options.environment), 'NODE_ENV'];
  const watch = options.watch ? [`--watch=${functions},${contracts}`, '--no-clear-screen'] : [];
  return {
    command: denoBinary(),
    args: [
      'run',
      '--quiet',
      '--no-prompt',
      '--no-lock',
      '--unstable-no-legacy-abort',
      `--config=${path.join(functions, 'deno.json')}`,
      `--allow-read=${functions},${contracts}`,
      '--allow-net=127.0.0.1,localhost',
      `--allow-env=${allowedNames.join(',')}`,
      ...watch,
      runtime,
      String(options.port),
      `${pathToFileURL(functions).href}/`,
      ...names,
    ],
    env: {
      ...process.env,
      ...options.environment,
      DENO_DIR: options.cacheDir,
      DENO_NO_PACKAGE_JSON: '1',
      DENO_NO_UPDATE_CHECK: '1',
      // Downloads pass where a network's own authority signs, as the system's tools do.
      DENO_TLS_CA_STORE: process.env['DENO_TLS_CA_STORE'] ?? 'mozilla,system',
    },
    healthUrl: `http://127.0.0.1:${options.port}/_runtime/health`,
  };
}

/** Every directory that holds an `index.ts` is a function; names with an underscore are shared code. */
async function functionNames(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map((entry) => entry.name)
    .toSorted();
}

function denoBinary(): string {
  const manifest = createRequire(import.meta.url).resolve('deno/package.json');
  return path.join(path.dirname(manifest), process.platform === 'win32' ? 'deno.exe' : 'deno');
}
