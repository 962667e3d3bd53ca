import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { parseProtocolVersion } from './codec.ts';
import type { ConnectionSeed } from './connection.ts';
import type { RealtimeContext } from './context.ts';
import { header, requestUrl } from './http.ts';
import { tokenUpgradeReason } from './token-messages.ts';

const SOCKET_PATHS = new Set(['/websocket', '/socket/websocket']);

/** A refused connection, as it is answered. */
export type UpgradeRefusal = {
  readonly status: 400 | 401 | 404 | 429 | 500;
  readonly error: string;
};

/**
 * Decides whether a request may become a socket.
 * @param connectionCount how many sockets are open now
 */
export async function examineUpgrade(
  context: RealtimeContext,
  request: IncomingMessage,
  connectionCount: number,
): Promise<ConnectionSeed | UpgradeRefusal> {
  const url = requestUrl(request);
  if (!SOCKET_PATHS.has(url.pathname)) return { status: 404, error: 'Not found' };
  const version = parseProtocolVersion(url.searchParams.get('vsn'));
  if (version === null) return { status: 400, error: 'Unsupported protocol version' };
  if (connectionCount >= context.limits.maxConnections)
    return { status: 429, error: 'Too many connected users' };
  const token = header(request, 'x-api-key') ?? url.searchParams.get('apikey') ?? '';
  if (token === '') return { status: 401, error: 'API key is missing' };
  const result = await context.verifyToken(token);
  if (!result.ok) return { status: 401, error: tokenUpgradeReason(result) };
  return { version, identity: result.identity, headers: customHeaders(request) };
}

/** Answers a refused upgrade with plain HTTP, as RFC 6455 section 4.2.2 has it. */
export function refuseUpgrade(socket: Duplex, { status, error }: UpgradeRefusal): void {
  const body = JSON.stringify({ error });
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      'Connection: close',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}

/** Policies may look at `x-…` headers; the key among them is nobody's business. */
function customHeaders(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of Object.keys(request.headers)) {
    const value = header(request, name);
    if (name.startsWith('x-') && name !== 'x-api-key' && value !== null) headers[name] = value;
  }
  return headers;
}
