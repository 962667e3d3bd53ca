import * as z from 'zod/mini';
import type { AppError } from '../../db/app-error.ts';
import { appError, toAppError } from '../../db/to-app-error.ts';

const storageAnswerSchema = z.object({ statusCode: z.optional(z.string()) });

export interface UploadRequest {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: Blob;
  /** Called with the share that has left, from 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/**
 * POSTs a body and tells how far it is. XMLHttpRequest, because fetch does not tell the progress of what it sends.
 *
 * @throws AppError; `upload_cancelled` when the signal stopped it
 */
export function uploadBody({
  url,
  headers,
  body,
  onProgress,
  signal,
}: UploadRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(appError('invalid', 'upload_cancelled'));
      return;
    }
    const request = new XMLHttpRequest();
    request.open('POST', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    const cancel = () => {
      request.abort();
    };
    signal.addEventListener('abort', cancel, { once: true });
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) resolve();
      else reject(problemOf(request));
    });
    request.addEventListener('error', () => {
      reject(toAppError(new TypeError('upload failed')));
    });
    request.addEventListener('abort', () => {
      reject(appError('invalid', 'upload_cancelled'));
    });
    request.addEventListener('loadend', () => {
      signal.removeEventListener('abort', cancel);
    });
    request.send(body);
  });
}

function problemOf({ status, responseText }: XMLHttpRequest): AppError {
  const answer = storageAnswerSchema.safeParse(parseJson(responseText));
  return toAppError({ __isStorageError: true, status, ...(answer.success ? answer.data : {}) });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's page; the status alone has to do.
    return undefined;
  }
}
