import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isRecord } from './part-messages.ts';
import { StackError } from './stack-error.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

export interface BrowserSearch {
  env: NodeJS.ProcessEnv;
  repoRoot: string;
  log: (line: string) => void;
}

/**
 * Finds a Chromium for the browser tests, and gets one where there is none: `AUTOCRM_BROWSER`, an installed one,
 * Playwright's own, and for root on Debian the package.
 *
 * @returns the path of the program.
 * @throws StackError with what can be done by hand.
 */
export async function findBrowser(search: BrowserSearch): Promise<string> {
  const browser =
    named(search.env) ??
    installed(search.env) ??
    (await fromPlaywright(search)) ??
    fromDebian(search);
  if (browser !== undefined) return browser;
  throw new StackError(
    'No Chromium was found and none could be installed. Install Chromium or Google Chrome, ' +
      'or set AUTOCRM_BROWSER to the path of one.',
  );
}

function named(env: NodeJS.ProcessEnv): string | undefined {
  const browser = env['AUTOCRM_BROWSER'];
  if (browser === undefined || browser === '') return undefined;
  if (!runs(browser))
    throw new StackError(`AUTOCRM_BROWSER does not name a browser that runs: ${browser}`);
  return browser;
}

function installed(env: NodeJS.ProcessEnv): string | undefined {
  const directories = (env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((directory) => directory !== '');
  const candidates = directories.flatMap((directory) =>
    names.map((name) => path.join(directory, name)),
  );
  return [...candidates, ...macApplications].find((file) => existsSync(file) && runs(file));
}

/** Playwright downloads its Chromium, which some networks do not let through. */
async function fromPlaywright({ repoRoot, log }: BrowserSearch): Promise<string | undefined> {
  const fromTests = createRequire(path.join(repoRoot, 'packages/e2e/package.json'));
  const directory = path.dirname(fromTests.resolve('@playwright/test/package.json'));
  const browser = await playwrightExecutable(directory);
  if (existsSync(browser) && runs(browser)) return browser;
  log('No Chromium is installed; asking Playwright for one.');
  const options = { stdio: 'inherit', timeout: 300_000 } as const;
  spawnSync(process.execPath, [path.join(directory, 'cli.js'), 'install', 'chromium'], options);
  return existsSync(browser) && runs(browser) ? browser : undefined;
}

async function playwrightExecutable(directory: string): Promise<string> {
  const playwright: unknown = await import(pathToFileURL(path.join(directory, 'index.mjs')).href);
  const chromium = isRecord(playwright) ? playwright['chromium'] : undefined;
  const executablePath = isRecord(chromium) ? chromium['executablePath'] : undefined;
  if (typeof executablePath !== 'function') {
    throw new StackError('Playwright does not say where its Chromium is.');
  }
  return String(Reflect.apply(executablePath, chromium, []));
}

function fromDebian({ env, log }: BrowserSearch): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  if (!existsSync('/usr/bin/apt-get')) return undefined;
  log("Playwright has none for this machine; installing Debian's package.");
  const options = {
    stdio: 'inherit',
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const;
  spawnSync('/usr/bin/apt-get', ['update', '-q'], options);
  spawnSync(
    '/usr/bin/apt-get',
    ['install', '-y', '-q', '--no-install-recommends', 'chromium'],
    options,
  );
  return installed(env);
}

/** A browser that lacks a library is there but does not start, so it is asked for its version. */
function runs(browser: string): boolean {
  return spawnSync(browser, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}
