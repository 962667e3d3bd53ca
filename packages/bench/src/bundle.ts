import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a browser fetches of one built app, in gzip kB (1000 bytes). */
export interface BundleSizes {
  /** JavaScript that every page needs: the entry and all it imports statically or preloads. */
  readonly shell: number;
  /** The same with the page that adds most, so whichever page is opened first. */
  readonly firstLoad: number;
  /** That page's chunk; none when no page is loaded lazily. */
  readonly heaviestPage: string | undefined;
  /** The largest chunk that is loaded on demand, pages included. */
  readonly largestLazy: number;
  readonly styles: number;
  /** The largest font that is asked for with the page, as it is: fonts are compressed already. */
  readonly largestFont: number;
}

export interface BundleBudget {
  readonly firstLoad: number;
  readonly largestLazy: number;
  readonly styles: number;
  readonly largestFont: number;
}

interface Chunk {
  readonly size: number;
  readonly imports: readonly string[];
}

const STATIC_IMPORT = /\b(?:import|export)\b(?:[^"'`();]*?\bfrom)?\s*["'`]\.\/([^"'`]+\.js)["'`]/g;
const MODULE_IN_HTML = /<(?:script|link)\b[^>]*\b(?:src|href)="[^"]*?([^"/]+\.js)"/g;
const FONT_IN_HTML = /<link\b[^>]*\bas="font"[^>]*\bhref="[^"]*?([^"/]+)"/g;
// Vite names a chunk after its module and ends it in a hash of eight characters.
const PAGE = /(?:^|-)page-[\w-]{8}\.js$/;

const kilobytes = (bytes: number): number => bytes / 1000;
const zipped = (content: Buffer): number => kilobytes(gzipSync(content).length);

function matches(pattern: RegExp, text: string): string[] {
  return [...text.matchAll(pattern)].map(([, name]) => name).filter((name) => name !== undefined);
}

/** All files of the build by name; hashed names are unique, and those of `public/` stand beside the page. */
async function readBuild(dist: string): Promise<Map<string, Buffer>> {
  const files = await readdir(dist, { recursive: true, withFileTypes: true });
  const contents = files
    .filter((file) => file.isFile())
    .map(async ({ name, parentPath }): Promise<[string, Buffer]> => [
      name,
      await readFile(path.join(parentPath, name)),
    ]);
  return new Map(await Promise.all(contents));
}

function readChunks(build: ReadonlyMap<string, Buffer>): Map<string, Chunk> {
  const scripts = [...build].filter(([name]) => name.endsWith('.js'));
  return new Map(
    scripts.map(([name, content]) => [
      name,
      { size: zipped(content), imports: matches(STATIC_IMPORT, content.toString('utf8')) },
    ]),
  );
}

/** The named chunks with all that they import statically. */
function closure(chunks: ReadonlyMap<string, Chunk>, names: Iterable<string>): Set<string> {
  const found = new Set<string>();
  const queue = [...names];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const chunk = chunks.get(name);
    if (chunk === undefined) throw new Error(`The build refers to ${name}, which is not there.`);
    if (found.has(name)) continue;
    found.add(name);
    queue.push(...chunk.imports);
  }
  return found;
}

/**
 * Measures a built app.
 *
 * @param dist the folder that Vite wrote, with `index.html`
 * @throws when it is not there, or when a chunk refers to a missing one
 */
export async function measureBundle(dist: string): Promise<BundleSizes> {
  const build = await readBuild(dist);
  const html = build.get('index.html')?.toString('utf8') ?? '';
  const chunks = readChunks(build);
  const entries = matches(MODULE_IN_HTML, html);
  if (entries.length === 0) throw new Error(`${dist}/index.html loads no script.`);
  const shell = closure(chunks, entries);
  const sum = (names: Iterable<string>): number =>
    [...names].reduce((total, name) => total + (chunks.get(name)?.size ?? 0), 0);
  const lazy = [...chunks.keys()].filter((name) => !shell.has(name));
  const pages = lazy
    .filter((name) => PAGE.test(name))
    .map((name) => ({ name, size: sum(closure(chunks, [...shell, name])) }))
    .toSorted((a, b) => b.size - a.size);
  const styles = [...build].filter(([name]) => name.endsWith('.css'));
  const fonts = matches(FONT_IN_HTML, html).map((name) => build.get(name)?.length ?? 0);
  return {
    shell: sum(shell),
    firstLoad: pages[0]?.size ?? sum(shell),
    heaviestPage: pages[0]?.name,
    largestLazy: Math.max(0, ...lazy.map((name) => sum([name]))),
    styles: styles.reduce((total, [, content]) => total + zipped(content), 0),
    largestFont: kilobytes(Math.max(0, ...fonts)),
  };
}
