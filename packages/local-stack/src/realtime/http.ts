import type { IncomingMessage, ServerResponse } from 'node:http';

/** Browsers may call from anywhere: what counts is the token, never a cookie. */
const CORS_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, apikey, content-type, x-client-info, x-api-key',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
};

/** A request body was larger than the server takes. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/** Answers with JSON, or with an empty body when there is none to give. */
export function respond(response: ServerResponse, status: number, body?: object): void {
  if (body === undefined) response.writeHead(status, CORS_HEADERS).end();
  else {
    response.writeHead(status, {
      ...CORS_HEADERS,
      'content-type': 'application/json; charset=utf-8',
    });
    response.end(JSON.stringify(body));
  }
}

/** Reads a whole request body. @throws BodyTooLargeError above `maxBytes` */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue; // no encoding is set, so every chunk is a buffer
    size += chunk.length;
    if (size > maxBytes) throw new BodyTooLargeError(`body exceeds ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The first value of a header; `null` when it is absent. */
export function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** The URL of a request without the gateway's prefix, so that the server answers with and without a gateway before it. */
export function requestUrl(request: IncomingMessage): URL {
  const url = new URL(request.url ?? '/', 'http://localhost');
  url.pathname = url.pathname.replace(/^\/realtime\/v1(?=\/)/, '');
  return url;
}
