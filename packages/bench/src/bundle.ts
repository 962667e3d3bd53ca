import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import * as z from 'zod';

/** What somebody opens first, as the modules that its route loads, in Vite's manifest's words: relative to the app. */
export interface StartPages {
  readonly visitor: readonly string[];
  readonly signedIn: readonly string[];
}

export interface ChunkSize {
  readonly name: string;
  readonly size: number;
  /** Whether it comes before the first content of either start page. */
  readonly atStart: boolean;
}

/** What a browser fetches of one built app, in gzip kB (1000 bytes). */
export interface BundleSizes {
  /** The larger of the two start pages: the entry, the pages' modules, and all that these import statically. */
  readonly firstLoad: number;
  readonly firstPage: keyof StartPages;
  /** The largest chunk that is loaded on demand, pages included. */
  readonly largestLazy: number;
  readonly styles: number;
  /** The largest font that is asked for with the page, as it is: fonts are compressed already. */
  readonly largestFont: number;
  /** All scripts, the largest first. */
  readonly chunks: readonly ChunkSize[];
}

export interface BundleBudget {
  readonly firstLoad: number;
  readonly largestLazy: number;
  readonly styles: number;
  readonly largestFont: number;
}

const manifestFile = z.record(
  z.string(),
  z.object({
    file: z.string(),
    isEntry: z.optional(z.boolean()),
    imports: z.optional(z.array(z.string())),
  }),
);
type Manifest = z.infer<typeof manifestFile>;

const SCRIPT_IN_HTML = /<(?:script|link)\b[^>]*\b(?:src|href)="[^"]*?([^"/]+\.js)"/g;
const FONT_IN_HTML = /<link\b[^>]*\bas="font"[^>]*\bhref="[^"]*?([^"/]+)"/g;

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

async function readManifest(dist: string): Promise<Manifest> {
  const text = await readFile(path.join(dist, '.vite', 'manifest.json'), 'utf8');
  return manifestFile.parse(JSON.parse(text));
}

/** The files of the named modules and of all that they import statically. */
function closure(manifest: Manifest, modules: Iterable<string>): Set<string> {
  const found = new Set<string>();
  const queue = [...modules];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`The build has no chunk of its own for ${name}.`);
    const file = path.basename(chunk.file);
    if (found.has(file)) continue;
    found.add(file);
    queue.push(...(chunk.imports ?? []));
  }
  return found;
}

function sum(sizes: ReadonlyMap<string, number>, files: Iterable<string>): number {
  return [...files].reduce((total, file) => {
    const size = sizes.get(file);
    if (size === undefined) throw new Error(`The build refers to ${file}, which is not there.`);
    return total + size;
  }, 0);
}

/**
 * Measures a built app.
 *
 * @param dist the folder that Vite wrote, with `index.html` and its manifest
 * @throws when it is not there, or a start page's module is missing in it
 */
export async function measureBundle(dist: string, pages: StartPages): Promise<BundleSizes> {
  const build = await readBuild(dist);
  const manifest = await readManifest(dist);
  const html = build.get('index.html')?.toString('utf8') ?? '';
  const scripts = [...build].filter(([name]) => name.endsWith('.js'));
  const sizes = new Map(scripts.map(([name, content]) => [name, zipped(content)]));
  const entries = Object.keys(manifest).filter((name) => manifest[name]?.isEntry === true);
  if (entries.length === 0) throw new Error(`The manifest in ${dist} has no entry.`);
  const inHtml = matches(SCRIPT_IN_HTML, html);
  const loadedBy = (modules: readonly string[]): Set<string> =>
    new Set([...inHtml, ...closure(manifest, [...entries, ...modules])]);
  const shell = loadedBy([]);
  const starts = { visitor: loadedBy(pages.visitor), signedIn: loadedBy(pages.signedIn) };
  const [visitor, signedIn] = [sum(sizes, starts.visitor), sum(sizes, starts.signedIn)];
  const lazy = [...sizes].filter(([name]) => !shell.has(name));
  const styles = [...build].filter(([name]) => name.endsWith('.css'));
  const fonts = matches(FONT_IN_HTML, html).map((name) => build.get(name)?.length ?? 0);
  return {
    firstLoad: Math.max(visitor, signedIn),
    firstPage: visitor > signedIn ? 'visitor' : 'signedIn',
    largestLazy: Math.max(0, ...lazy.map(([, size]) => size)),
    styles: styles.reduce((total, [, content]) => total + zipped(content), 0),
    largestFont: kilobytes(Math.max(0, ...fonts)),
    chunks: [...sizes]
      .map(([name, size]) => {
        const atStart = starts.visitor.has(name) || starts.signedIn.has(name);
        return { name, size, atStart };
      })
      .toSorted((a, b) => b.size - a.size),
  };
}
