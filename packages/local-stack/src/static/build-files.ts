import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

export interface BuildFile {
  type: string;
  etag: string;
  /** The content under a hashed name never changes. */
  immutable: boolean;
  body(encoding: Encoding): Promise<Buffer>;
  /** Whether compressed forms are worth having. */
  compressible: boolean;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
const compressibleTypes = /^(text\/|application\/(json|manifest)|image\/svg)/;
const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/**
 * The files of one build by URL path. A path that is not in the list does not exist, so no path can reach outside the
 * directory. The list is made again when `index.html` has changed, that is after another build.
 */
export class BuildFiles {
  readonly #directory: string;
  #files = new Map<string, BuildFile>();
  #stamp = '';

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** @throws ENOENT when the app has not been built. */
  async find(urlPath: string): Promise<BuildFile | undefined> {
    await this.#refresh();
    return this.#files.get(urlPath);
  }

  async #refresh(): Promise<void> {
    const { mtimeMs, size } = await stat(path.join(this.#directory, 'index.html'));
    const stamp = `${mtimeMs}:${size}`;
    if (stamp === this.#stamp) return;
    const entries = await readdir(this.#directory, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    const read = await Promise.all(
      files.map(async (entry): Promise<[string, BuildFile]> => {
        const file = path.join(entry.parentPath, entry.name);
        const urlPath = `/${path.relative(this.#directory, file).split(path.sep).join('/')}`;
        return [urlPath, toBuildFile(urlPath, await readFile(file))];
      }),
    );
    this.#files = new Map(read);
    this.#stamp = stamp;
  }
}

function toBuildFile(urlPath: string, content: Buffer): BuildFile {
  const type = types[path.extname(urlPath)] ?? 'application/octet-stream';
  const compressed = new Map<Encoding, Promise<Buffer>>();
  return {
    type,
    etag: createHash('sha256').update(content).digest('base64url').slice(0, 27),
    immutable: urlPath.startsWith('/assets/'),
    compressible: content.length > 1_024 && compressibleTypes.test(type),
    async body(encoding) {
      if (encoding === 'identity') return content;
      const made = compressed.get(encoding) ?? compress(content, encoding);
      compressed.set(encoding, made);
      return made;
    },
  };
}

async function compress(content: Buffer, encoding: Exclude<Encoding, 'identity'>): Promise<Buffer> {
  if (encoding === 'gzip') return gzipped(content, { level: 9 });
  return brotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
}
