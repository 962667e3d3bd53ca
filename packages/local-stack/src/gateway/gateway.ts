import { once } from 'node:events';
import http, {
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { type ApiRequest, type ApiResponse, HttpError, json, send, singleHeaders } from './http.ts';
import { isConnectionFailure } from './postgres-error.ts';
import { proxyRequest, proxyUpgrade } from './proxy.ts';
import { createServices, type GatewayOptions } from './services.ts';

export interface Gateway {
  /** @returns the port, which the system chose when `port` is 0. @throws when the port is taken */
  listen(port: number, host?: string): Promise<number>;
  close(): Promise<void>;
  /** Whether the database can be reached. */
  health(): Promise<{ readonly ok: boolean }>;
}

const PREFIX = /^\/(rest|auth|storage|realtime|functions)\/v1(?=\/|$)/;

function corsHeaders(request: IncomingMessage): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = {
    'access-control-allow-origin': '*',
    'access-control-expose-headers':
      'Content-Range, Content-Location, Location, ETag, X-Total-Count, Link, Retry-After, X-Request-Id',
  };
  if (request.method !== 'OPTIONS') return headers;
  return {
    ...headers,
    'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
    'access-control-allow-headers':
      request.headers['access-control-request-headers'] ??
      'authorization, apikey, content-type, x-client-info',
    'access-control-max-age': '86400',
    vary: 'Access-Control-Request-Headers',
  };
}

function toApiRequest(request: IncomingMessage, prefix: string): ApiRequest {
  const [pathname = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s, 2);
  return {
    method: request.method ?? 'GET',
    path: pathname.slice(prefix.length) || '/',
    query: new URLSearchParams(query),
    headers: singleHeaders(request),
    address: request.socket.remoteAddress ?? 'unknown',
    stream: request,
  };
}

function asFailure(error: unknown, onError: (error: Error) => void): ApiResponse {
  if (error instanceof URIError)
    return json(400, { code: '400', message: 'The path is not valid' });
  if (error instanceof HttpError && error.cause === undefined) return error.toResponse();
  onError(error instanceof Error ? error : new Error(String(error)));
  if (isConnectionFailure(error)) {
    return json(
      503,
      { code: '503', message: 'The database is not available' },
      { 'retry-after': '1' },
    );
  }
  // The cause goes to the log alone: it may hold what the caller must not see.
  return error instanceof HttpError
    ? error.toResponse()
    : json(500, { code: '500', message: 'Internal server error' });
}

/**
 * The one address of the stack: the Data, Auth and Storage APIs as hosted Supabase offers them, and the way
 * to Realtime and the edge functions. It connects to PostgreSQL with the same limited roles.
 *
 * @throws when `supabase/config.toml` cannot be read
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const onError = options.onError ?? ((error: Error) => console.error(error));
  const services = await createServices(options, onError);
  const health = async (): Promise<{ ok: boolean }> =>
    services.ping().then(
      () => ({ ok: true }),
      () => ({ ok: false }),
    );
  const upstreams: Readonly<Record<string, string | undefined>> = { ...options.upstreams };

  const answer = async (
    request: IncomingMessage,
    service: string | undefined,
    prefix: string,
  ): Promise<ApiResponse> => {
    if (request.method === 'OPTIONS') return { status: 204 };
    if (service === undefined && /^\/health\/?$/.test(request.url ?? '')) {
      const state = await (options.health ?? health)();
      return json(state.ok ? 200 : 503, state, { 'cache-control': 'no-store' });
    }
    const handler = service === undefined ? undefined : services.handlers[service];
    if (handler === undefined) return json(404, { message: 'no Route matched with those values' });
    return handler(toApiRequest(request, prefix));
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const cors = corsHeaders(request);
    const [prefix = '', service] = PREFIX.exec(request.url ?? '') ?? [];
    const upstream = service === undefined ? undefined : upstreams[service];
    if (upstream !== undefined && request.method !== 'OPTIONS') {
      proxyRequest(upstream, request, response, cors);
      return;
    }
    let result: ApiResponse;
    try {
      result = await answer(request, service, prefix);
    } catch (error) {
      result = asFailure(error, onError);
    }
    // What the service did not read of the body would be taken for the next request.
    if (!request.complete) response.setHeader('connection', 'close');
    await send(response, result, { withBody: request.method !== 'HEAD', headers: cors });
  };

  const server = http.createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      onError(error instanceof Error ? error : new Error(String(error)));
      response.destroy();
    });
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const isRealtime = PREFIX.exec(request.url ?? '')?.[1] === 'realtime';
    if (isRealtime && upstreams['realtime'] !== undefined) {
      proxyUpgrade(upstreams['realtime'], request, socket, head);
    } else {
      socket.end('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
    }
  });
  return {
    health,
    async listen(port, host = '127.0.0.1') {
      server.listen(port, host);
      await once(server, 'listening');
      const address = server.address();
      return typeof address === 'object' && address !== null ? address.port : port;
    },
    async close() {
      if (server.listening) {
        server.close();
        server.closeAllConnections();
        await once(server, 'close');
      }
      await services.close();
    },
  };
}
