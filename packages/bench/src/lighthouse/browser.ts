import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type BrowserContext, chromium } from '@playwright/test';
import type { MainPage } from './pages.ts';

/** The browser that `AUTOCRM_BROWSER` names, else Playwright's. */
const executablePath = process.env['AUTOCRM_BROWSER'] ?? chromium.executablePath();
// Browsers refuse their sandbox to root; in CI one often is.
const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Runs something with a new, empty browser profile, which is removed afterwards. */
export async function withProfile<T>(run: (profile: string) => Promise<T>): Promise<T> {
  const profile = await mkdtemp(path.join(tmpdir(), 'autocrm-lighthouse-'));
  try {
    return await run(profile);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Does something in a browser with that profile, such as signing in, and closes it again. */
export async function prepare<T>(
  profile: string,
  run: (context: BrowserContext) => Promise<T>,
): Promise<T> {
  const context = await chromium.launchPersistentContext(profile, { executablePath, args: flags });
  try {
    return await run(context);
  } finally {
    await context.close();
  }
}

/**
 * A browser with that profile which nobody but Lighthouse drives: with Playwright on the same one, each would wait for
 * the other's debugger.
 *
 * @param run is given the port that Lighthouse connects to
 */
export async function withBrowser<T>(
  profile: string,
  run: (port: number) => Promise<T>,
): Promise<T> {
  const browser = spawn(
    executablePath,
    [
      ...flags,
      '--headless=new',
      `--user-data-dir=${profile}`,
      '--remote-debugging-port=0',
      '--no-first-run',
      '--disable-extensions',
      '--disable-background-networking',
      '--disable-component-update',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = once(browser, 'exit');
  try {
    return await run(await debuggingPort(browser.stderr));
  } finally {
    browser.kill();
    await ended;
  }
}

async function debuggingPort(output: NodeJS.ReadableStream): Promise<number> {
  for await (const line of createInterface({ input: output })) {
    const port = /^DevTools listening on ws:\/\/[^:]+:(\d+)\//.exec(line)?.[1];
    if (port === undefined) continue;
    // Whoever stops reading a pipe stops its writer in the end.
    output.resume();
    return Number(port);
  }
  throw new Error(`${executablePath} ended before it could be connected to.`);
}

/** Signs in to an app by its own form. */
export async function signIn(
  context: BrowserContext,
  origin: string,
  account: { email: string; password: string },
): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel('E-mail address').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  await page.close();
}

/** The whole address of a page; where it is one of many, the first that its list links to. */
export async function addressOf(
  context: BrowserContext,
  origin: string,
  { path: start, link }: MainPage,
): Promise<string> {
  const address = new URL(start, origin).href;
  if (link === undefined) return address;
  const page = await context.newPage();
  await page.goto(address);
  const found = await page.waitForFunction((pattern) => {
    const links = [...document.querySelectorAll('a')].map(({ href }) => href);
    return links.find((href) => new RegExp(pattern).test(new URL(href).pathname));
  }, link.source);
  const href = await found.jsonValue();
  await page.close();
  if (href === undefined) throw new Error(`${address} links to no ${link.source}.`);
  return href;
}
