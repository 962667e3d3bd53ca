import { access } from 'node:fs/promises';
import path from 'node:path';
import { type DataPaths, readJson, writeJson } from './data-dir.ts';
import { runNodeTool } from './run-tool.ts';
import type { StackInfo } from './stack-info.ts';
import type { PartLog } from './stack-log.ts';

export interface DemoDataInput {
  repoRoot: string;
  paths: DataPaths;
  info: StackInfo;
  log: PartLog;
  signal: AbortSignal;
}

/** Loads the demo data unless this data directory has it; noted only after success, so a broken run is tried again. */
export async function loadDemoData({
  repoRoot,
  paths,
  info,
  log,
  signal,
}: DemoDataInput): Promise<void> {
  const script = path.join(repoRoot, 'supabase/seed/seed.ts');
  const isThere = await access(script).then(
    () => true,
    () => false,
  );
  if (!isThere || (await readJson(paths.seeded)) !== undefined) return;
  log.line('loading the demo data');
  await runNodeTool({
    name: 'Loading the demo data',
    args: [script],
    cwd: repoRoot,
    env: {
      ...process.env,
      DATABASE_URL: info.dbUrl,
      SUPABASE_URL: info.apiUrl,
      SUPABASE_PUBLISHABLE_KEY: info.publishableKey,
      SUPABASE_SECRET_KEY: info.secretKey,
      API_URL: info.apiUrl,
      SECRET_KEY: info.secretKey,
    },
    log,
    signal,
  });
  await writeJson(paths.seeded, { loaded_at: new Date().toISOString() });
}
