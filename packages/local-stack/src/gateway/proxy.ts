import http, {
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import type { Duplex } from 'node:stream';

// Meant for one connection, so never passed on (RFC 9110, 7.6.1).
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

function passedOn(headers: NodeJS.Dict<string | string[]>): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name)));
}

function forwarded(incoming: IncomingMessage): OutgoingHttpHeaders {
  return {
    'x-forwarded-for': incoming.socket.remoteAddress ?? '',
    'x-forwarded-host': incoming.headers.host ?? '',
    'x-forwarded-proto': 'http',
  };
}

/**
 * Passes a request on, body and answer streamed.
 *
 * @param upstream the origin that serves it
 * @param extra headers of the answer that take the place of the upstream's own
 */
export function proxyRequest(
  upstream: string,
  incoming: IncomingMessage,
  response: ServerResponse,
  extra: OutgoingHttpHeaders,
): void {
  const outgoing = http.request(new URL(incoming.url ?? '/', upstream), {
    ...(incoming.method === undefined ? {} : { method: incoming.method }),
    headers: { ...passedOn(incoming.headers), ...forwarded(incoming) },
  });
  outgoing.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, { ...passedOn(answer.headers), ...extra });
    answer.pipe(response);
    answer.on('error', () => response.destroy());
  });
  outgoing.on('error', () => {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1', ...extra });
    response.end(JSON.stringify({ message: 'The service is not available right now' }));
  });
  response.on('close', () => outgoing.destroy());
  incoming.pipe(outgoing);
}

function rawHead(status: number, message: string, headers: OutgoingHttpHeaders): string {
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => `${name}: ${String(one)}`),
  );
  return `HTTP/1.1 ${status} ${message}\r\n${lines.join('\r\n')}\r\n\r\n`;
}

/** Passes a WebSocket on: the handshake, then the bytes of both directions. */
export function proxyUpgrade(
  upstream: string,
  incoming: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  const outgoing = http.request(new URL(incoming.url ?? '/', upstream), {
    headers: {
      ...passedOn(incoming.headers),
      ...forwarded(incoming),
      connection: 'Upgrade',
      upgrade: incoming.headers.upgrade ?? 'websocket',
    },
  });
  const end = (): void => {
    outgoing.destroy();
    socket.destroy();
  };
  outgoing.on('upgrade', (answer, other, otherHead) => {
    socket.write(rawHead(101, 'Switching Protocols', answer.headers));
    if (otherHead.length > 0) socket.write(otherHead);
    if (head.length > 0) other.write(head);
    other.on('error', end).on('close', end);
    socket.on('close', () => other.destroy());
    other.pipe(socket).pipe(other);
  });
  outgoing.on('response', (answer) => {
    // The upstream declined; its answer is the client's.
    socket.write(
      rawHead(answer.statusCode ?? 502, answer.statusMessage ?? '', passedOn(answer.headers)),
    );
    answer.pipe(socket);
  });
  outgoing.on('error', end);
  socket.on('error', end);
  outgoing.end();
}
