import { once } from 'node:events';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { request, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAppServer } from '../src/static/app-server.ts';
import { contentSecurityPolicy } from '../src/static/security-headers.ts';

const port = 21_231;
const script = `console.log(${JSON.stringify('x'.repeat(5_000))});\n`;
const runtimeConfig = {
  supabaseUrl: 'http://127.0.0.1:21201',
  supabasePublishableKey: 'sb_publishable_test',
  mailUrl: 'http://127.0.0.1:21204',
  apps: { customerPortal: 'http://a', agentDesk: 'http://b', adminConsole: 'http://c' },
};
let directory = '';
let server: Server;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'autocrm-static-'));
  await mkdir(path.join(directory, 'dist/assets'), { recursive: true });
  await Promise.all([
    writeFile(path.join(directory, 'secret.txt'), 'outside'),
    writeFile(path.join(directory, 'dist/index.html'), '<!doctype html><title>first</title>'),
    writeFile(
      path.join(directory, 'dist/favicon.svg'),
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
    ),
    writeFile(path.join(directory, 'dist/assets/app-1a2b3c.js'), script),
  ]);
  server = createAppServer({
    directory: path.join(directory, 'dist'),
    runtimeConfig,
    logError: () => undefined,
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(directory, { recursive: true, force: true });
});

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** Asks without the help of fetch, which would tidy paths up and undo encodings. */
async function ask(
  pathname: string,
  method = 'GET',
  headers: Record<string, string> = {},
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const sent = request({ host: '127.0.0.1', port, path: pathname, method, headers }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () =>
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: Buffer.concat(chunks),
      }),
    );
  });
  sent.on('error', reject);
  sent.end();
  return promise;
}

describe('an app’s server', () => {
  it.each(['/', '/tickets/1001', '/tickets?status=open'])(
    'gives the page for the route %s',
    async (route) => {
      const { status, headers, body } = await ask(route);
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers['cache-control']).toBe('no-cache');
      expect(body.toString()).toContain('<title>first</title>');
    },
  );

  it('lets hashed files be kept for good, and answers 304 to who has one', async () => {
    const first = await ask('/assets/app-1a2b3c.js');
    expect(first.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(first.body.toString()).toBe(script);
    const again = await ask('/assets/app-1a2b3c.js', 'GET', {
      'if-none-match': first.headers.etag ?? '',
    });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
  });

  it('compresses for who can read it', async () => {
    const brotli = await ask('/assets/app-1a2b3c.js', 'GET', { 'accept-encoding': 'gzip, br' });
    expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
    expect(brotliDecompressSync(brotli.body).toString()).toBe(script);
    const gzip = await ask('/assets/app-1a2b3c.js', 'GET', { 'accept-encoding': 'gzip, br;q=0' });
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.body).toString()).toBe(script);
    expect(new Set([brotli.headers.etag, gzip.headers.etag]).size).toBe(2);
  });

  it('answers HEAD with the headers alone', async () => {
    const { status, headers, body } = await ask('/assets/app-1a2b3c.js', 'HEAD');
    expect(status).toBe(200);
    expect(headers['content-length']).toBe(String(script.length));
    expect(body).toHaveLength(0);
  });

  it('says 404 for a missing file instead of giving the page', async () => {
    expect((await ask('/assets/app-old.js')).status).toBe(404);
    expect((await ask('/favicon.ico')).status).toBe(404);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
  ])('never leaves its directory: %s', async (pathname) => {
    const { body } = await ask(pathname);
    expect(body.toString()).not.toContain('outside');
  });

  it('refuses what is not a path and what is not a read', async () => {
    expect((await ask('/%zz')).status).toBe(400);
    const post = await ask('/', 'POST');
    expect(post.status).toBe(405);
    expect(post.headers.allow).toBe('GET, HEAD');
  });

  it('tells the app where its Supabase is, never from a cache', async () => {
    const { headers, body } = await ask('/runtime-config.json');
    expect(headers['cache-control']).toBe('no-store');
    expect(JSON.parse(body.toString())).toEqual(runtimeConfig);
  });

  it.each(['/', '/assets/app-1a2b3c.js', '/runtime-config.json', '/nothing.txt'])(
    'sends the security headers with %s',
    async (pathname) => {
      const { headers } = await ask(pathname);
      expect(headers).toMatchObject({
        'content-security-policy': contentSecurityPolicy({ apiOrigin: runtimeConfig.supabaseUrl }),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'strict-origin-when-cross-origin',
      });
    },
  );

  it('shows a new build without being started again', async () => {
    const page = path.join(directory, 'dist/index.html');
    await writeFile(page, '<!doctype html><title>second</title>');
    await utimes(page, new Date(), new Date(Date.now() + 5_000));
    expect((await ask('/')).body.toString()).toContain('<title>second</title>');
  });
});

describe('the Content-Security-Policy', () => {
  const policy = contentSecurityPolicy({ apiOrigin: 'https://project.supabase.co' });

  it('lets no inline script, no evaluated script and no foreign script run', () => {
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe|\*/);
  });

  it('lets the app reach its project, over HTTP and WebSocket, and nobody else', () => {
    expect(policy).toContain(
      "connect-src 'self' https://project.supabase.co wss://project.supabase.co;",
    );
  });

  it('lets nobody frame the app', () => {
    expect(policy).toContain("frame-ancestors 'none'");
  });
});
