import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf } from '../src/stack/child-exit.ts';
import type { CommandResult } from './stack-process.ts';

const repoRoot = fileURLToPath(new URL('../../..', import.meta.url));
let clone = '';

beforeAll(async () => {
  clone = await mkdtemp(path.join(tmpdir(), 'autocrm-bootstrap-'));
  const bin = 'packages/local-stack/bin';
  await mkdir(path.join(clone, bin), { recursive: true });
  for (const file of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml']) {
    await cp(path.join(repoRoot, file), path.join(clone, file));
  }
  await cp(path.join(repoRoot, bin, 'bootstrap.mjs'), path.join(clone, bin, 'bootstrap.mjs'));
});

afterAll(async () => rm(clone, { recursive: true, force: true }));

async function bootstrap(
  root: string,
  command: string,
  env: NodeJS.ProcessEnv,
): Promise<CommandResult> {
  const script = path.join(root, 'packages/local-stack/bin/bootstrap.mjs');
  const child = spawn(process.execPath, [script, command], { env });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return { failure: await failureOf(child), stdout, stderr };
}

describe('in a fresh clone', () => {
  it('status is JSON and nothing else, without installing anything', async () => {
    const { failure, stdout, stderr } = await bootstrap(clone, 'status', { PATH: '' });
    expect({ failure, stderr }).toEqual({ failure: 'code 1', stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ running: false });
  });

  it('start says what is needed when there is no npm to install with', async () => {
    const { failure, stderr } = await bootstrap(clone, 'start', { PATH: '' });
    expect(failure).toBe('code 1');
    expect(stderr).toContain('npm is needed to install what is missing');
  });
});

describe('in an installed clone', () => {
  it('runs the command and passes on its output and how it ended', async () => {
    const env = { ...process.env, AUTOCRM_DATA_DIR: path.join(clone, 'data') };
    const status = await bootstrap(repoRoot, 'status', env);
    expect(status.failure).toBe('code 1');
    expect(JSON.parse(status.stdout)).toMatchObject({ running: false });
    const unknown = await bootstrap(repoRoot, 'dance', env);
    expect(unknown.failure).toBe('code 1');
    expect(unknown.stderr).toContain('There is no command "dance"');
  });
});
