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
  await mkdir(path.join(dist, '.vite'));
});
afterEach(async () => rm(dist, { recursive: true, force: true }));

const boot = 'document.documentElement.dataset.theme="dark";';
const text = (words: string): string => `export const t=${JSON.stringify(words.split(''))};`;
const app = {
  'index-a.js': text('the entry'),
  'vendor-b.js': text('a library'),
  'home-c.js': text('where people begin when they are signed in, which is more'),
  'shared-d.js': text('imported by the start page and by the entry'),
  'widget-e.js': text('imported by the start page alone'),
  'sign-in-f.js': text('for visitors'),
  'chart-g.js': text(
    'a chart that is loaded only when somebody looks at it, larger than every page',
  ),
} as const;

const manifest = {
  'index.html': { file: 'assets/index-a.js', isEntry: true, imports: ['_vendor', '_shared'] },
  _vendor: { file: 'assets/vendor-b.js', imports: ['index.html'] },
  _shared: { file: 'assets/shared-d.js' },
  'src/home.tsx': { file: 'assets/home-c.js', imports: ['_shared', '_widget'] },
  _widget: { file: 'assets/widget-e.js' },
  'src/sign-in.tsx': { file: 'assets/sign-in-f.js', imports: ['index.html'] },
  'src/chart.tsx': { file: 'assets/chart-g.js', isDynamicEntry: true },
};
const pages = { visitor: ['src/sign-in.tsx'], signedIn: ['src/home.tsx'] };

async function build(files: Readonly<Record<string, string>>): Promise<void> {
  const html =
    '<script type="module" crossorigin src="/assets/index-a.js"></script><link rel="modulepreload" href="/assets/vendor-b.js"><link rel="preload" as="font" href="/assets/inter-1.woff2"><script src="/boot.js"></script>';
  await writeFile(path.join(dist, 'index.html'), html);
  await writeFile(path.join(dist, 'boot.js'), boot);
  await writeFile(path.join(dist, '.vite/manifest.json'), JSON.stringify(manifest));
  for (const [name, content] of Object.entries(files)) {
    await writeFile(path.join(dist, 'assets', name), content);
  }
}

function sizeOf(...names: readonly (keyof typeof app)[]): number {
  return names.map((name) => zipped(app[name])).reduce((a, b) => a + b, zipped(boot));
}

test('the first load is the entry and the larger start page with all that they import, each once', async () => {
  await build(app);
  const sizes = await measureBundle(dist, pages);
  expect(sizes.firstPage).toBe('signedIn');
  expect(sizes.firstLoad).toBeCloseTo(
    sizeOf('index-a.js', 'vendor-b.js', 'shared-d.js', 'home-c.js', 'widget-e.js'),
    6,
  );
});

test('a visitor who loads more decides', async () => {
  await build(app);
  const swapped = { visitor: pages.signedIn, signedIn: pages.visitor };
  const sizes = await measureBundle(dist, swapped);
  expect(sizes.firstPage).toBe('visitor');
  expect(sizes.firstLoad).toBeCloseTo((await measureBundle(dist, pages)).firstLoad, 6);
});

test('a chunk on demand counts by itself, styles together, and the font asked for with the page as it is', async () => {
  await build({
    ...app,
    'a.css': '.a{color:red}',
    'b.css': '.b{color:blue}',
    'inter-1.woff2': 'f'.repeat(2000),
    'inter-2.woff2': 'f'.repeat(3000),
  });
  const sizes = await measureBundle(dist, pages);
  expect(sizes.largestLazy).toBeCloseTo(zipped(app['chart-g.js']), 6);
  expect(sizes.styles).toBeCloseTo(zipped('.a{color:red}') + zipped('.b{color:blue}'), 6);
  expect(sizes.largestFont).toBe(2);
});

test('the chunks are listed from the largest, and those of a start page are marked', async () => {
  await build(app);
  const { chunks } = await measureBundle(dist, pages);
  expect(chunks[0]).toMatchObject({ name: 'chart-g.js', atStart: false });
  expect(chunks.filter(({ atStart }) => !atStart).map(({ name }) => name)).toEqual(['chart-g.js']);
  expect(chunks.map(({ size }) => size)).toEqual(
    chunks.map(({ size }) => size).toSorted((a, b) => b - a),
  );
});

test('a build without a file that it names, or without the start page, is refused by name', async () => {
  const { 'widget-e.js': _, ...others } = app;
  await build(others);
  await expect(measureBundle(dist, pages)).rejects.toThrow('widget-e.js');
  const moved = { ...pages, visitor: ['src/moved.tsx'] };
  await expect(measureBundle(dist, moved)).rejects.toThrow('src/moved.tsx');
});
