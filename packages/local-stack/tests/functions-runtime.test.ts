import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { functionsCommand } from '../src/functions/runner.ts';

const port = 21_230;
const base = `http://127.0.0.1:${port}`;
let root = '';
let deno: ChildProcess;
let log = '';

const sources: Record<string, string> = {
  'deno.json': '{ "nodeModulesDir": "none", "lock": false }',
  '_shared/json.ts': 'export const json = (value: unknown): Response => Response.json(value);',
  'broken/index.ts': "throw new Error('broken on purpose');",
  'echo/index.ts': `
    import { json } from '../_shared/json.ts';
    Deno.serve(async (request) => {
      const { pathname: path, search: query } = new URL(request.url);
      const url = Deno.env.get('SUPABASE_URL');
      return json({ method: request.method, path, query, body: await request.text(), url });
    });`,
  'reach/index.ts': `
    const deeds = {
      'read-file': () => Deno.readTextFile('/etc/hostname'),
      'write-file': () => Deno.writeTextFile('/tmp/autocrm-written-by-a-function', ''),
      'run-program': () => new Deno.Command('true').output(),
      'other-variable': () => Deno.env.get('AUTOCRM_CANARY'),
      'outside-network': () => fetch('http://example.com'),
    };
    Deno.serve(async (request) => {
      try {
        await deeds[new URL(request.url).pathname.split('/')[2]]();
        return new Response('allowed');
      } catch (error) {
        return new Response(error.name);
      }
    });`,
};

async function writeSource(file: string, text: string): Promise<void> {
  const target = path.join(root, 'supabase/functions', file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, text);
}

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'autocrm-functions-'));
  await Promise.all(Object.entries(sources).map(async ([file, text]) => writeSource(file, text)));
  const { command, args, env, healthUrl } = await functionsCommand({
    repoRoot: root,
    port,
    cacheDir: path.join(root, 'cache'),
    environment: {
      SUPABASE_URL: 'http://127.0.0.1:9',
      SUPABASE_ANON_KEY: 'publishable',
      SUPABASE_SERVICE_ROLE_KEY: 'secret',
      SUPABASE_DB_URL: 'postgresql://127.0.0.1:9/postgres',
    },
    watch: false,
  });
  deno = spawn(command, args, { env: { ...env, AUTOCRM_CANARY: 'not for functions' } });
  deno.stdout?.setEncoding('utf8').on('data', (text: string) => (log += text));
  deno.stderr?.setEncoding('utf8').on('data', (text: string) => (log += text));
  await vi.waitFor(async () => fetch(healthUrl), { timeout: 20_000 });
});

afterAll(async () => {
  deno.kill('SIGKILL');
  await rm(root, { recursive: true, force: true });
});

describe('functions on Deno', () => {
  it('get their requests under their own name, as on the hosted platform', async () => {
    const response = await fetch(`${base}/functions/v1/echo/some/path?q=1`, {
      method: 'POST',
      body: 'hello',
    });
    expect(await response.json()).toEqual({
      method: 'POST',
      path: '/echo/some/path',
      query: '?q=1',
      body: 'hello',
      url: 'http://127.0.0.1:9',
    });
  });

  it('answer 404 for a name that is not theirs', async () => {
    expect((await fetch(`${base}/functions/v1/_shared`)).status).toBe(404);
    expect((await fetch(`${base}/functions/v1/nothing`)).status).toBe(404);
  });

  it('keep working beside one that cannot be loaded, which is named in the health', async () => {
    expect((await fetch(`${base}/functions/v1/broken`)).status).toBe(503);
    expect((await fetch(`${base}/functions/v1/echo`)).status).toBe(200);
    const health: unknown = await (await fetch(`${base}/_runtime/health`)).json();
    expect(health).toEqual({
      functions: ['echo', 'reach'],
      broken: { broken: 'broken on purpose' },
    });
    expect(log).toContain('broken cannot be loaded: broken on purpose');
  });

  it.each(['read-file', 'write-file', 'run-program', 'other-variable', 'outside-network'])(
    'may not %s',
    async (deed) => {
      const response = await fetch(`${base}/functions/v1/reach/${deed}`);
      expect(await response.text()).toBe('NotCapable');
    },
  );

  it('end when their supervisor is gone', async () => {
    const exit = once(deno, 'exit');
    deno.stdin?.end();
    expect(await exit).toEqual([0, null]);
  });
});
