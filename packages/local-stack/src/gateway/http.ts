import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** One request, as the services see it. */
export interface ApiRequest {
  readonly method: string;
  /** The path below the service's prefix, still percent-encoded, with a leading slash. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** One value per name, names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The address of the other end of the connection. */
  readonly address: string;
  readonly stream: Readable;
}

export interface ApiResponse {
  readonly status: number;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer | Readable;
}

export type Handler = (request: ApiRequest) => Promise<ApiResponse>;

/** An answer that is not a success; its body is what the service's clients expect. */
export class HttpError extends Error {
  override name = 'HttpError';
  readonly status: number;
  readonly body: unknown;
  readonly headers: OutgoingHttpHeaders;

  constructor(status: number, body: unknown, headers: OutgoingHttpHeaders = {}) {
    super(`HTTP ${status}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }

  /** The answer this error stands for. */
  toResponse(): ApiResponse {
    return json(this.status, this.body, this.headers);
  }
}

/** A JSON answer. */
export function json(
  status: number,
  body: unknown,
  headers: OutgoingHttpHeaders = {},
): ApiResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}

/**
 * Reads a whole body into memory.
 *
 * @param limit in bytes
 * @throws HttpError 413 when there is more
 */
export async function readBody(request: ApiRequest, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.stream) {
    const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size > limit) {
      throw new HttpError(413, { code: '413', message: `The body is larger than ${limit} bytes` });
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/**
 * Reads a JSON body; an empty one counts as `{}`.
 *
 * @throws HttpError 400 when it is not JSON, 413 when it is longer than a megabyte
 */
export async function readJson(request: ApiRequest): Promise<unknown> {
  const text = (await readBody(request, 1024 * 1024)).toString('utf8');
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpError(400, {
      code: 400,
      error_code: 'bad_json',
      msg: 'Could not parse request body as JSON',
    });
  }
}

/** Headers with one value each, as every service here needs them. */
export function singleHeaders(message: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

/** Writes an answer; a body that fails half-way breaks the connection, so that nobody takes it for whole. */
export async function send(
  response: ServerResponse,
  answer: ApiResponse,
  options: { readonly withBody: boolean; readonly headers: OutgoingHttpHeaders },
): Promise<void> {
  const { body } = answer;
  const headers: OutgoingHttpHeaders = { ...answer.headers, ...options.headers };
  if (body === undefined || typeof body === 'string' || Buffer.isBuffer(body)) {
    if (body !== undefined) headers['content-length'] ??= Buffer.byteLength(body);
    response.writeHead(answer.status, headers);
    response.end(options.withBody ? body : undefined);
    return;
  }
  response.writeHead(answer.status, headers);
  if (!options.withBody) {
    body.destroy();
    response.end();
    return;
  }
  await pipeline(body, response);
}
