import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type BuildFile, BuildFiles, type Encoding } from './build-files.ts';
import { type RuntimeConfig, runtimeConfigPath } from './runtime-config.ts';
import { securityHeaders } from './security-headers.ts';

export interface AppServerOptions {
  /** The build: `index.html` and its assets. */
  directory: string;
  runtimeConfig: RuntimeConfig;
  logError(message: string): void;
}

/** Serves one app's production build: its files, its runtime configuration, and `index.html` for every route. */
export function createAppServer(options: AppServerOptions): Server {
  const files = new BuildFiles(options.directory);
  const headers = securityHeaders({ apiOrigin: new URL(options.runtimeConfig.supabaseUrl).origin });
  const config = JSON.stringify(options.runtimeConfig);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return plain(response, 405, 'Method not allowed');
    }
    const urlPath = pathOf(request.url ?? '/');
    if (urlPath === undefined) return plain(response, 400, 'Bad request');
    if (urlPath === runtimeConfigPath) {
      response.setHeader('content-type', 'application/json; charset=utf-8');
      response.setHeader('cache-control', 'no-store');
      return void response.end(config);
    }
    const file = (await files.find(urlPath)) ?? (await routePage(files, urlPath));
    if (file === undefined) return plain(response, 404, 'Not found');
    return sendFile(request, response, file);
  };

  return createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      options.logError(`${request.method} ${request.url}: ${String(error)}`);
      if (response.headersSent) response.destroy();
      else plain(response, 500, 'The app could not be read.');
    });
  });
}

/** The decoded path, or undefined where it is not valid (RFC 3986). */
function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url, 'http://app').pathname);
  } catch {
    return undefined;
  }
}

/** Routes live in the browser, so they all get the one page; a missing file with an extension stays missing. */
async function routePage(files: BuildFiles, urlPath: string): Promise<BuildFile | undefined> {
  const isFile = urlPath.startsWith('/assets/') || /\.[a-z\d]{1,11}$/i.test(urlPath);
  return isFile ? undefined : files.find('/index.html');
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: BuildFile,
): Promise<void> {
  const encoding = file.compressible
    ? preferredEncoding(request.headers['accept-encoding'])
    : 'identity';
  const etag = `"${file.etag}${encoding === 'identity' ? '' : `-${encoding}`}"`;
  response.setHeader('etag', etag);
  response.setHeader(
    'cache-control',
    file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
  if (file.compressible) response.setHeader('vary', 'accept-encoding');
  if (matches(request.headers['if-none-match'], etag)) {
    response.statusCode = 304;
    response.end();
    return;
  }
  const body = await file.body(encoding);
  response.setHeader('content-type', file.type);
  response.setHeader('content-length', body.length);
  if (encoding !== 'identity') response.setHeader('content-encoding', encoding);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Brotli where the client takes it, else gzip; a weight of zero means "not this one" (RFC 9110, 12.5.3). */
function preferredEncoding(header: string | undefined): Encoding {
  const accepted = new Set(
    (header ?? '')
      .split(',')
      .map((entry) => entry.trim().toLowerCase())
      .filter((entry) => !/;\s*q=0(\.0*)?$/.test(entry))
      .map((entry) => entry.split(';')[0]),
  );
  if (accepted.has('br')) return 'br';
  return accepted.has('gzip') ? 'gzip' : 'identity';
}

function matches(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((entry) => entry.trim().replace(/^W\//, '') === etag);
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status;
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.end(`${text}\n`);
}
