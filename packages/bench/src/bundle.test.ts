import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { measureBundle } from './bundle.ts';

const zipped = (text: string): number => gzipSync(text).length / 1000;

let dist: string;

beforeEach(async () => {
  dist = await mkdtemp(path.join(tmpdir(), 'autocrm-bundle-'));
  await mkdir(path.join(dist, 'assets'));
});
afterEach(async () => rm(dist, { recursive: true, force: true }));

async function build(files: Readonly<Record<string, string>>): Promise<void> {
  const html =
    '<script type="module" crossorigin src="/assets/index-a.js"></script><link rel="modulepreload" href="/assets/vendor-b.js"><link rel="preload" as="font" href="/assets/inter-1.woff2"><script src="/boot.js"></script>';
  await writeFile(path.join(dist, 'index.html'), html);
  await writeFile(path.join(dist, 'boot.js'), boot);
  for (const [name, content] of Object.entries(files)) {
    await writeFile(path.join(dist, 'assets', name), content);
  }
}

const boot = 'document.documentElement.dataset.theme="dark";';
const entry = 'import{a as r}from"./shared-c.js";const p=()=>import(`./page-dAbC12-_.js`);r(p);';
const app = {
  'index-a.js': entry,
  'vendor-b.js': 'export const v=1;',
  'shared-c.js': 'import"./deep-e.js";export{a}from"./vendor-b.js";',
  'deep-e.js': 'globalThis.deep="deep";',
  'page-dAbC12-_.js': 'import{x}from"./shared-c.js";import{w}from"./widget-f.js";w(x);',
  'widget-f.js': 'export const w=(x)=>x;',
  'page-gAbC12-_.js': 'export const small=1;',
  'page-title-hAbC12-_.js': `export const title=${JSON.stringify('not a page of its own, whatever its size'.split(''))};`,
  'chart-h.js': `export const chart=${JSON.stringify('a chart that is loaded only when somebody looks at it'.split(''))};`,
};

test('the first load is everything imported statically and the heaviest page with its imports', async () => {
  await build(app);
  const sizes = await measureBundle(dist);
  const shell = (['index-a.js', 'vendor-b.js', 'shared-c.js', 'deep-e.js'] as const)
    .map((name) => zipped(app[name]))
    .reduce((a, b) => a + b, zipped(boot));
  expect(sizes.shell).toBeCloseTo(shell, 6);
  expect(sizes.heaviestPage).toBe('page-dAbC12-_.js');
  expect(sizes.firstLoad).toBeCloseTo(
    shell + zipped(app['page-dAbC12-_.js']) + zipped(app['widget-f.js']),
    6,
  );
});

test('a chunk on demand counts by itself, styles together, and the font asked for with the page as it is', async () => {
  await build({
    ...app,
    'a.css': '.a{color:red}',
    'b.css': '.b{color:blue}',
    'inter-1.woff2': 'f'.repeat(2000),
    'inter-2.woff2': 'f'.repeat(3000),
  });
  const sizes = await measureBundle(dist);
  expect(sizes.largestLazy).toBeCloseTo(zipped(app['chart-h.js']), 6);
  expect(sizes.styles).toBeCloseTo(zipped('.a{color:red}') + zipped('.b{color:blue}'), 6);
  expect(sizes.largestFont).toBe(2);
});

test('a build with a missing chunk is refused by name', async () => {
  await build({ 'index-a.js': 'import"./gone-z.js";', 'vendor-b.js': '' });
  await expect(measureBundle(dist)).rejects.toThrow('gone-z.js');
});
