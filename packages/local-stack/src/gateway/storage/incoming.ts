import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { ApiRequest } from '../http.ts';
import { invalidInput, tooLarge } from './errors.ts';

/** What a multipart body may weigh besides its file. */
export const FORM_OVERHEAD = 64 * 1024;

/** A file on its way in, whichever way the client sends it. */
export interface Incoming {
  readonly content: AsyncIterable<Uint8Array>;
  readonly type: string;
  readonly cacheControl: string;
  readonly userMetadata: Readonly<Record<string, unknown>> | undefined;
}

function cacheSeconds(text: string | undefined): string {
  const seconds = /(\d+)\s*$/.exec(text ?? '')?.[1];
  return seconds === undefined ? 'no-cache' : `max-age=${seconds}`;
}

function parseMetadata(text: string | undefined): Incoming['userMetadata'] {
  if (text === undefined || text === '') return undefined;
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    throw invalidInput('metadata must be a JSON object');
  }
}

async function* limited(stream: Readable, limit: number): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Uint8Array.from(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
    size += bytes.length;
    if (size > limit) throw tooLarge();
    yield bytes;
  }
}

async function* bytesOf(file: Blob): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

/** Reads a form as the platform does, while no more than the limit is taken in. */
async function readForm(request: ApiRequest, limit: number): Promise<FormData> {
  const chunks = limited(request.stream, limit + FORM_OVERHEAD);
  let failure: Error | undefined;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      try {
        const next = await chunks.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      } catch (error) {
        failure = error instanceof Error ? error : new Error(String(error));
        controller.error(failure);
      }
    },
  });
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  try {
    return await new Response(body, { headers }).formData();
  } catch {
    throw failure ?? invalidInput('The form could not be read');
  }
}

/**
 * Finds the file in a request: a form with one file, or a body that is the file.
 *
 * @param limit of the file, in bytes
 * @throws HttpError when the form is broken, holds no file, or is too large
 */
export async function readIncoming(request: ApiRequest, limit: number): Promise<Incoming> {
  const type = request.headers['content-type'] ?? 'application/octet-stream';
  if (!type.startsWith('multipart/form-data')) {
    const metadata = request.headers['x-metadata'];
    return {
      content: limited(request.stream, limit),
      type,
      cacheControl: cacheSeconds(request.headers['cache-control']),
      userMetadata: parseMetadata(
        metadata === undefined ? undefined : Buffer.from(metadata, 'base64').toString('utf8'),
      ),
    };
  }
  const form = await readForm(request, limit);
  const file = [...form.values()].find((value) => value instanceof Blob);
  if (file === undefined) throw invalidInput('The form holds no file');
  const field = (name: string): string | undefined => {
    const value = form.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  return {
    content: bytesOf(file),
    type: file.type,
    cacheControl: cacheSeconds(field('cacheControl')),
    userMetadata: parseMetadata(field('metadata')),
  };
}
