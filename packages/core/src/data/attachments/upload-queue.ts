import type { Attachment } from '../../contracts/attachment.ts';
import { sniffFileType, sniffLength } from '../../contracts/sniff-file-type.ts';
import { isTransient } from '../../db/app-error.ts';
import { appError, toAppError } from '../../db/to-app-error.ts';
import { uuid } from '../../lib/uuid.ts';
import { announceFile, removeFile, uploadFile } from './fetchers.ts';

interface UploadBase {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  /** MIME type by content, once it was looked at. */
  type: string;
}

/** A file on its way, in the words of the file list of the interface. */
export type Upload = UploadBase &
  (
    | { status: 'waiting' }
    /** `progress` from 0 to 1. */
    | { status: 'uploading'; progress: number }
    | { status: 'done'; attachment: Attachment }
    | { status: 'failed'; error: string }
  );

type State =
  | { status: 'waiting' }
  | { status: 'uploading'; progress: number }
  | { status: 'done'; attachment: Attachment }
  | { status: 'failed'; error: string };

interface Job {
  readonly file: File;
  readonly stop: AbortController;
}

const atOnce = 3;

/** Uploads files, three at a time, outside of any component: a render does not stop them. */
export class UploadQueue {
  #uploads: readonly Upload[];
  #isInternal: boolean;
  readonly #jobs = new Map<string, Job>();
  readonly #listeners = new Set<() => void>();

  constructor(options: { is_internal: boolean; initial: readonly Attachment[] }) {
    this.#isInternal = options.is_internal;
    this.#uploads = options.initial.map(doneUpload);
  }

  /** What is there now; the same array until something changes. */
  readonly snapshot = (): readonly Upload[] => this.#uploads;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add(files: readonly File[]): void {
    const added = files.map((file): Upload => {
      const id = uuid();
      this.#jobs.set(id, { file, stop: new AbortController() });
      return { id, name: file.name, size: file.size, type: file.type, status: 'waiting' };
    });
    this.#set([...this.#uploads, ...added]);
    this.#startNext();
  }

  /** Stops an upload, or takes a finished one back. */
  remove(id: string): void {
    const upload = this.#uploads.find((one) => one.id === id);
    this.#jobs.get(id)?.stop.abort();
    this.#jobs.delete(id);
    this.#set(this.#uploads.filter((one) => one.id !== id));
    // Only its uploader can read what was not sent: one that stays behind is seen by nobody.
    if (upload?.status === 'done') removeFile(upload.attachment).catch(() => undefined);
    this.#startNext();
  }

  retry(id: string): void {
    const job = this.#jobs.get(id);
    if (!job) return;
    this.#jobs.set(id, { file: job.file, stop: new AbortController() });
    this.#change(id, { status: 'waiting' });
    this.#startNext();
  }

  /** Begins anew after sending: the files belong to what was sent. With files, those come back that were not sent after all. */
  reset(attachments: readonly Attachment[] = []): void {
    for (const { stop } of this.#jobs.values()) stop.abort();
    this.#jobs.clear();
    this.#set(attachments.map(doneUpload));
  }

  #startNext(): void {
    const running = this.#uploads.filter(({ status }) => status === 'uploading').length;
    const waiting = this.#uploads.filter(({ status }) => status === 'waiting');
    for (const { id } of waiting.slice(0, Math.max(0, atOnce - running))) {
      const job = this.#jobs.get(id);
      if (job) void this.#upload(id, job);
    }
  }

  async #upload(id: string, { file, stop }: Job): Promise<void> {
    this.#change(id, { status: 'uploading', progress: 0 });
    try {
      const head = new Uint8Array(await file.slice(0, sniffLength).arrayBuffer());
      const attachment = await announceFile({
        file_name: file.name,
        file_type: sniffFileType(head, file.name),
        file_size: file.size,
        is_internal: this.#isInternal,
      });
      await uploadFile(attachment, file, {
        onProgress: (progress) => {
          this.#change(id, { status: 'uploading', progress });
        },
        signal: stop.signal,
      });
      if (!stop.signal.aborted) this.#change(id, { status: 'done', attachment });
    } catch (error) {
      if (!stop.signal.aborted) this.#change(id, { status: 'failed', error: reasonOf(error) });
    }
    this.#startNext();
  }

  #change(id: string, state: State): void {
    this.#set(
      this.#uploads.map((upload) => {
        if (upload.id !== id) return upload;
        const type = state.status === 'done' ? state.attachment.file_type : upload.type;
        return { id, name: upload.name, size: upload.size, type, ...state };
      }),
    );
  }

  #set(uploads: readonly Upload[]): void {
    this.#uploads = uploads;
    for (const listener of this.#listeners) listener();
  }
}

/** In words. A file is not tried again by itself, whatever a cut line says elsewhere. */
function reasonOf(error: unknown): string {
  const known = toAppError(error);
  return isTransient(known) ? appError(known.kind, 'upload_failed').message : known.message;
}

function doneUpload(attachment: Attachment): Upload {
  return {
    id: attachment.id,
    name: attachment.file_name,
    size: attachment.file_size,
    type: attachment.file_type,
    status: 'done',
    attachment,
  };
}
