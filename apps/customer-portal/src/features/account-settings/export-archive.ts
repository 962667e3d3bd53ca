import type { AccountExport } from '@autocrm/core/contracts/account.ts';
import { fetchExport } from '@autocrm/core/data/account/fetchers.ts';
import { fetchAvatar, fetchFile } from '@autocrm/core/data/attachments/fetchers.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export interface ExportProgress {
  /** Files that are in the archive. */
  done: number;
  total: number;
}

export interface ExportOptions {
  onProgress: (progress: ExportProgress) => void;
  /** Stops it between two files. */
  signal: AbortSignal;
}

interface Entry {
  /** Where it stands in the archive. */
  name: string;
  load: () => Promise<Blob>;
}

/**
 * Gathers everything held about the person into one zip: `data.json`, and each file under its ticket's number. A file
 * that is no longer stored is named in `missing-files.txt`.
 *
 * @throws AppError; the signal's reason when it was stopped
 */
export async function exportArchive({ onProgress, signal }: ExportOptions): Promise<Blob> {
  const data = await fetchExport(signal);
  const entries = filesOf(data, signal);
  const archive = new Archive();
  archive.addText('data.json', JSON.stringify(data, null, 2));
  const missing: string[] = [];
  for (const [done, entry] of entries.entries()) {
    signal.throwIfAborted();
    onProgress({ done, total: entries.length });
    // One after the other: the archive is in order, and a phone holds one file in memory.
    const content = await loadOrMiss(entry, signal);
    if (content) archive.add(entry.name, new Uint8Array(await content.arrayBuffer()));
    else missing.push(entry.name);
  }
  signal.throwIfAborted();
  if (missing.length > 0) archive.addText('missing-files.txt', `${missing.join('\n')}\n`);
  onProgress({ done: entries.length, total: entries.length });
  return archive.finish();
}

async function loadOrMiss(entry: Entry, signal: AbortSignal): Promise<Blob | undefined> {
  try {
    return await entry.load();
  } catch (error) {
    signal.throwIfAborted();
    const known = toAppError(error);
    if (known.kind === 'not_found') return undefined;
    throw known;
  }
}

function filesOf({ profile, tickets }: AccountExport, signal: AbortSignal): Entry[] {
  const taken = new Set<string>();
  const { avatar_path } = profile;
  const picture: Entry[] = avatar_path
    ? [
        {
          name: `picture.${avatar_path.split('.').at(-1) ?? 'png'}`,
          load: () => fetchAvatar(avatar_path),
        },
      ]
    : [];
  const files = tickets.flatMap(({ number, attachments }) =>
    attachments.map(({ file_name, storage_path }) => ({
      name: freeName(taken, `files/${number}/${safeName(file_name)}`),
      load: () => fetchFile(storage_path, signal),
    })),
  );
  return [...picture, ...files];
}

/** A file's name as one step of a path: a name from outside must not lead out of its folder. */
function safeName(name: string): string {
  const plain = name.replaceAll(/[\p{Cc}/\\:*?"<>|]/gu, '_').trim();
  return /^\.*$/.test(plain) ? 'file' : plain;
}

/** The name, or the first of "name (2)", "name (3)" … that is not taken; takes it. */
function freeName(taken: Set<string>, name: string): string {
  const dot = name.lastIndexOf('.');
  const end = dot > name.lastIndexOf('/') + 1 ? dot : name.length;
  let free = name;
  for (let count = 2; taken.has(free.toLowerCase()); count += 1) {
    free = `${name.slice(0, end)} (${count})${name.slice(end)}`;
  }
  taken.add(free.toLowerCase());
  return free;
}

/** A zip that grows by one file at a time, without workers, which the pages' content policy does not allow. */
class Archive {
  readonly #parts: Uint8Array<ArrayBuffer>[] = [];
  #error: Error | undefined;
  readonly #zip = new Zip((error, part) => {
    if (error) this.#error = error;
    else this.#parts.push(new Uint8Array(part));
  });

  addText(name: string, text: string): void {
    const file = new ZipDeflate(name, { level: 6 });
    this.#zip.add(file);
    file.push(new TextEncoder().encode(text), true);
  }

  /** Pictures and documents are compressed already. */
  add(name: string, content: Uint8Array): void {
    const file = new ZipPassThrough(name);
    this.#zip.add(file);
    file.push(content, true);
  }

  finish(): Blob {
    this.#zip.end();
    if (this.#error) throw this.#error;
    return new Blob(this.#parts, { type: 'application/zip' });
  }
}
