import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { tooLarge } from './errors.ts';

/** A file that has been received whole but does not count yet. */
export interface ReceivedFile {
  /** Names the file once it is kept. */
  readonly version: string;
  readonly size: number;
  readonly etag: string;
  keep(): Promise<void>;
  discard(): Promise<void>;
}

const VERSION = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Objects on disk. A file is named by the random version its row has, never by anything a client sent, so
 * that no object name can lead anywhere.
 */
export class FileStore {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  #path(version: string): string {
    if (!VERSION.test(version)) throw new Error('A stored version is not a UUID');
    return path.join(this.#root, version.slice(0, 2), version);
  }

  /**
   * Receives a file.
   *
   * @param limit in bytes
   * @throws HttpError 413 when there is more; nothing is left behind
   */
  async receive(content: AsyncIterable<Uint8Array>, limit: number): Promise<ReceivedFile> {
    const version = randomUUID();
    const incoming = path.join(this.#root, 'incoming');
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    const temporary = path.join(incoming, version);
    const digest = createHash('md5');
    let size = 0;
    const measured = async function* (): AsyncGenerator<Uint8Array> {
      for await (const chunk of content) {
        size += chunk.length;
        if (size > limit) throw tooLarge();
        digest.update(chunk);
        yield chunk;
      }
    };
    const discard = (): Promise<void> => rm(temporary, { force: true });
    try {
      await pipeline(measured, createWriteStream(temporary, { mode: 0o600 }));
    } catch (error) {
      await discard();
      throw error;
    }
    return {
      version,
      size,
      etag: `"${digest.digest('hex')}"`,
      discard,
      keep: async () => {
        const target = this.#path(version);
        await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
        await rename(temporary, target);
      },
    };
  }

  /** @param range first and last byte, both included */
  read(version: string, range?: { readonly start: number; readonly end: number }): Readable {
    return createReadStream(this.#path(version), range);
  }

  /** @returns the version of the copy */
  async copy(version: string): Promise<string> {
    const copy = randomUUID();
    await mkdir(path.dirname(this.#path(copy)), { recursive: true, mode: 0o700 });
    await copyFile(this.#path(version), this.#path(copy));
    return copy;
  }

  async remove(versions: readonly (string | null)[]): Promise<void> {
    const kept = versions.filter((version) => version !== null);
    await Promise.all(kept.map((version) => rm(this.#path(version), { force: true })));
  }
}
