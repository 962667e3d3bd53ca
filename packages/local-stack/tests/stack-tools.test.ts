import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portsFromBase, readStackConfig } from '../src/stack/config.ts';
import { createAdmin } from '../src/stack/create-admin.ts';
import {
  dataPaths,
  lockDataDir,
  lockHolder,
  prepareDataDir,
  unlockDataDir,
  writeJson,
} from '../src/stack/data-dir.ts';
import { findBrowser } from '../src/stack/find-browser.ts';
import { loadOrCreateKeys } from '../src/stack/keys.ts';
import { assertPortsFree, findFreePortBase } from '../src/stack/ports.ts';
import { runReset } from '../src/stack/reset-command.ts';
import { withVerdict } from '../src/stack/run-tests.ts';
import { readStatus } from '../src/stack/status-command.ts';
import { countReport, countReports } from '../src/stack/test-report.ts';

let root = '';

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'autocrm-stack-tools-'));
});

afterAll(async () => rm(root, { recursive: true, force: true }));

const config = (env: NodeJS.ProcessEnv = {}): ReturnType<typeof readStackConfig> =>
  readStackConfig(env, root, 'serve');

describe('configuration', () => {
  it('has the documented ports, and others from a base', () => {
    expect(config().ports).toEqual({
      api: 54_321,
      database: 54_322,
      inbox: 54_324,
      smtp: 54_325,
      customerPortal: 5_173,
      agentDesk: 5_174,
      adminConsole: 5_175,
    });
    expect(config({ AUTOCRM_PORT_BASE: '21260' }).ports).toEqual({
      api: 21_261,
      database: 21_262,
      inbox: 21_264,
      smtp: 21_265,
      customerPortal: 21_271,
      agentDesk: 21_272,
      adminConsole: 21_273,
    });
  });

  it('names the variable whose value cannot be used', () => {
    expect(() => config({ AUTOCRM_PORT_BASE: 'many' })).toThrow('AUTOCRM_PORT_BASE');
    expect(() => config({ AUTOCRM_PORT_BASE: '80' })).toThrow('AUTOCRM_PORT_BASE');
    expect(() => config({ AUTOCRM_DEMO_DATA: 'perhaps' })).toThrow('AUTOCRM_DEMO_DATA');
  });
});

describe('a taken port', () => {
  it('is named with what it is for, who has it, and the way out', async () => {
    const server = createServer().listen(21_262, '127.0.0.1');
    await once(server, 'listening');
    try {
      const refusal = assertPortsFree(portsFromBase(21_260));
      await expect(refusal).rejects.toThrow('Port 21262 (Postgres) is taken');
      await expect(refusal).rejects.toThrow(`process ${process.pid}`);
      await expect(refusal).rejects.toThrow(/AUTOCRM_PORT_BASE=\d+ npm start/);
      expect(await findFreePortBase(21_260)).toBe(21_280);
    } finally {
      server.close();
    }
  });

  it('is not seen where there is none', async () => {
    await expect(assertPortsFree(portsFromBase(21_260))).resolves.toBeUndefined();
  });
});

describe('a data directory', () => {
  it('has one holder at a time', async () => {
    const paths = dataPaths(path.join(root, 'one-holder'));
    await prepareDataDir(paths);
    expect(await lockDataDir(paths)).toEqual({ kind: 'acquired' });
    expect(await lockDataDir(paths)).toMatchObject({
      kind: 'held',
      holder: { pid: process.pid },
    });
    await unlockDataDir(paths);
    expect(await lockHolder(paths)).toBeUndefined();
  });

  it('is taken over from a holder that is gone, even when its process id lives on', async () => {
    const paths = dataPaths(path.join(root, 'gone-holder'));
    await prepareDataDir(paths);
    await writeJson(paths.lock, { pid: process.pid, identity: 'somebody earlier' });
    expect(await lockDataDir(paths)).toEqual({ kind: 'acquired' });
  });

  it('keeps its keys, readable by their owner alone', async () => {
    const paths = dataPaths(path.join(root, 'keys'));
    await prepareDataDir(paths);
    const keys = await loadOrCreateKeys(paths);
    expect(keys.publishableKey).toMatch(/^sb_publishable_[\w-]{31}$/);
    expect(keys.secretKey).toMatch(/^sb_secret_[\w-]{31}$/);
    expect(await loadOrCreateKeys(paths)).toEqual(keys);
    expect((await stat(paths.keys)).mode & 0o777).toBe(0o600);
  });

  it('is told when its keys are damaged, instead of getting others', async () => {
    const paths = dataPaths(path.join(root, 'damaged'));
    await prepareDataDir(paths);
    await writeJson(paths.keys, { databasePassword: 'x' });
    await expect(loadOrCreateKeys(paths)).rejects.toThrow('has no jwtSecret');
  });
});

describe('reset', () => {
  it('deletes a directory that a stack made', async () => {
    const at = config({ AUTOCRM_DATA_DIR: path.join(root, 'to-reset') });
    await prepareDataDir(dataPaths(at.dataDir));
    expect(await runReset(at)).toContain('is deleted');
    await expect(stat(at.dataDir)).rejects.toThrow('ENOENT');
    expect(await runReset(at)).toContain('nothing to reset');
  });

  it('leaves any other directory alone', async () => {
    const precious = await mkdtemp(path.join(root, 'precious-'));
    await writeFile(path.join(precious, 'thesis.txt'), 'years of work');
    await expect(runReset(config({ AUTOCRM_DATA_DIR: precious }))).rejects.toThrow('left alone');
    expect(await readFile(path.join(precious, 'thesis.txt'), 'utf8')).toBe('years of work');
  });
});

describe('without a running stack', () => {
  it('status says so and fails', async () => {
    const { report, exitCode } = await readStatus(config());
    expect(exitCode).toBe(1);
    expect(report).toMatchObject({ running: false });
  });

  it('create-admin asks for a target, or for the key that belongs to one', async () => {
    const args = ['--email', 'ada@example.com'];
    await expect(createAdmin(args, {}, config())).rejects.toThrow('No local stack runs');
    const target = [...args, '--target', 'https://project.supabase.co'];
    await expect(createAdmin(target, {}, config())).rejects.toThrow('SUPABASE_SECRET_KEY');
    await expect(createAdmin([], {}, config())).rejects.toThrow('--email');
    await expect(createAdmin([...args, '--shoe-size', '9'], {}, config())).rejects.toThrow(
      '--shoe-size',
    );
  });
});

describe('the numbers of npm test', () => {
  it('come from Vitest and Playwright alike, where passing on a second try is a failure', () => {
    const testResults = [
      {
        name: 'a.test.ts',
        assertionResults: [
          { fullName: 'adds', status: 'passed' },
          {
            fullName: 'divides',
            status: 'failed',
            failureMessages: ['\u001B[31mexpected 2 to be 3\n  at a.test.ts:7'],
          },
        ],
      },
    ];
    expect(countReport({ numPassedTests: 5, numFailedTests: 1, testResults }, 'unit.json')).toEqual(
      {
        passed: 5,
        failed: 1,
        failures: ['a.test.ts › divides\n    expected 2 to be 3\n      at a.test.ts:7'],
      },
    );
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 0 };
    const spec = (title: string, status: string) => ({
      file: 'a.spec.ts',
      title,
      tests: [{ status, results: [{ errors: [{ message: 'Timed out.' }] }] }],
    });
    const suites = [
      { specs: [spec('signs in', 'expected'), spec('signs out', 'unexpected')] },
      { specs: [], suites: [{ specs: [spec('comes back', 'flaky')] }] },
    ];
    expect(countReport({ stats, suites }, 'e2e.json')).toEqual({
      passed: 3,
      failed: 2,
      failures: ['a.spec.ts › signs out\n    Timed out.', 'a.spec.ts › comes back\n    Timed out.'],
    });
  });

  it('are never made up for a file that is not a report', () => {
    expect(() => countReport({ passed: 5 }, 'odd.json')).toThrow('odd.json');
    expect(() => countReport(undefined, 'cut-off.json')).toThrow('cut-off.json');
  });

  it('sum all reports of a suite', async () => {
    const directory = await mkdtemp(path.join(root, 'reports-'));
    await writeJson(path.join(directory, 'a.json'), { numPassedTests: 5, numFailedTests: 0 });
    await writeJson(path.join(directory, 'b.json'), { numPassedTests: 1, numFailedTests: 1 });
    expect(await countReports(directory)).toEqual({ passed: 6, failed: 1, failures: [] });
  });

  it('count a suite that ran nothing, or broke outside its tests, as a failure', () => {
    const none = { passed: 0, failed: 0, failures: [] };
    const some = { passed: 4, failed: 0, failures: [] };
    const broken = { passed: 4, failed: 2, failures: ['a', 'b'] };
    expect(withVerdict('unit', null, none)).toEqual({ passed: 0, failed: 1, failures: ['unit'] });
    expect(withVerdict('unit', 'code 1', some)).toEqual({
      passed: 4,
      failed: 1,
      failures: ['unit'],
    });
    expect(withVerdict('unit', 'code 1', broken)).toEqual(broken);
    expect(withVerdict('unit', null, some)).toEqual(some);
  });
});

describe('the browser for the tests', () => {
  it('is the one that was named, if it runs', async () => {
    const search = { repoRoot: root, log: () => undefined };
    const env = { AUTOCRM_BROWSER: process.execPath };
    expect(await findBrowser({ ...search, env })).toBe(process.execPath);
    const missing = { AUTOCRM_BROWSER: path.join(root, 'no-browser') };
    await expect(findBrowser({ ...search, env: missing })).rejects.toThrow('AUTOCRM_BROWSER');
  });

  it('is otherwise one that is installed', async () => {
    const bin = await mkdtemp(path.join(root, 'bin-'));
    const chromium = path.join(bin, 'chromium');
    await writeFile(chromium, '#!/bin/sh\necho Chromium 1.0\n', { mode: 0o755 });
    const env = { PATH: bin };
    expect(await findBrowser({ repoRoot: root, log: () => undefined, env })).toBe(chromium);
  });
});
