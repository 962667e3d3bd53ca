// @vitest-environment node
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { THEME_STORAGE_KEY } from './theme.ts';
import { themeBoot } from './vite-theme-boot.ts';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'theme-boot-'));
  await writeFile(
    join(root, 'index.html'),
    '<!doctype html><html><head></head><body></body></html>',
  );
  await build({
    root,
    base: '/desk/',
    logLevel: 'silent',
    configFile: false,
    plugins: [themeBoot()],
  });
});
afterAll(async () => {
  await rm(root, { recursive: true });
});

async function themeAfterBoot(
  getItem: (key: string) => string | null,
): Promise<string | undefined> {
  const dataset: { theme?: string } = {};
  const source = await readFile(join(root, 'dist/theme-boot.js'), 'utf8');
  runInNewContext(source, {
    document: { documentElement: { dataset } },
    localStorage: { getItem },
  });
  return dataset.theme;
}

test('the page loads the script as a file, before anything is drawn, without inline code', async () => {
  const html = await readFile(join(root, 'dist/index.html'), 'utf8');
  expect(html).toMatch(/<head>\s*<script src="\/desk\/theme-boot.js"><\/script>/u);
});

test('the script applies the stored theme, and only a known one', async () => {
  expect(await themeAfterBoot((key) => (key === THEME_STORAGE_KEY ? 'dark' : null))).toBe('dark');
  expect(await themeAfterBoot(() => '"><script>')).toBeUndefined();
  expect(await themeAfterBoot(() => null)).toBeUndefined();
});

test('forbidden storage leaves the system theme', async () => {
  const theme = await themeAfterBoot(() => {
    throw new Error('forbidden');
  });
  expect(theme).toBeUndefined();
});
