import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { TestGateway } from './gateway-harness.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let gateway: TestGateway;
let upstream: http.Server;
let isStackReady = false;

function addressOf(server: http.Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The server does not listen');
  return address;
}

beforeAll(async () => {
  upstream = http.createServer((request, response) => {
    response.writeHead(418, { 'content-type': 'application/json', connection: 'close' });
    const { url, method, headers } = request;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      response.end(
        JSON.stringify({ url, method, body, for: headers['x-forwarded-for'], te: headers['te'] }),
      );
    });
  });
  const sockets = new WebSocketServer({ noServer: true });
  upstream.on('upgrade', (request, socket, head) => {
    if (request.url?.includes('refuse') === true) {
      socket.end('HTTP/1.1 401 Unauthorized\r\ncontent-length: 2\r\nconnection: close\r\n\r\nno');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      client.send(`hello ${request.url}`);
      client.on('message', (data, isBinary) => client.send(data, { binary: isBinary }));
    });
  });
  upstream.listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  const url = `http://127.0.0.1:${addressOf(upstream).port}`;
  gateway = await TestGateway.start({
    upstreams: { realtime: url, functions: url },
    health: async () => ({ ok: isStackReady, parts: { mail: 'starting' } }),
  });
});

afterAll(async () => {
  await gateway.close();
});

test('a call of an edge function goes through whole, and its answer comes back as it is', async () => {
  const answer = await fetch(`${gateway.url}/functions/v1/api/tickets?x=%2F`, {
    method: 'POST',
    body: '{"a":1}',
  });
  expect(answer.status).toBe(418);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(await answer.json()).toEqual({
    url: '/functions/v1/api/tickets?x=%2F',
    method: 'POST',
    body: '{"a":1}',
    for: '127.0.0.1',
  });
});

test('a WebSocket carries text and bytes both ways', async () => {
  const socket = new WebSocket(
    `${gateway.url.replace('http', 'ws')}/realtime/v1/websocket?vsn=2.0.0`,
  );
  const received: string[] = [];
  socket.on('message', (data: Buffer) => received.push(data.toString('hex')));
  await once(socket, 'open');
  socket.send(Buffer.from([0, 255]));
  await expect
    .poll(() => received)
    .toEqual([Buffer.from('hello /realtime/v1/websocket?vsn=2.0.0').toString('hex'), '00ff']);
  socket.close();
  await once(socket, 'close');
});

test('a refused handshake reaches the client as the refusal', async () => {
  const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/realtime/v1/websocket?refuse`);
  const { promise, resolve } = Promise.withResolvers<string>();
  socket.on('error', ({ message }) => resolve(message));
  expect(await promise).toContain('401');
});

test('health is 503 until every part is up, and names the parts', async () => {
  const before = await fetch(`${gateway.url}/health`);
  expect(before.status).toBe(503);
  expect(await before.json()).toEqual({ ok: false, parts: { mail: 'starting' } });
  isStackReady = true;
  expect((await fetch(`${gateway.url}/health`)).status).toBe(200);
});

test('a part that is down is a 503 that says when to come back', async () => {
  upstream.closeAllConnections();
  upstream.close();
  const answer = await fetch(`${gateway.url}/functions/v1/api`);
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('1');
});

test('while the database is away every service says so, and no more', async () => {
  await gateway.database.drop();
  const headers = { apikey: gateway.publishableKey };
  for (const path of [
    'rest/v1/projects',
    'storage/v1/bucket',
    'auth/v1/verify?type=signup&token=x',
  ]) {
    const answer = await fetch(`${gateway.url}/${path}`, { headers, redirect: 'manual' });
    const text = await answer.text();
    expect({ path, status: answer.status }).toEqual({ path, status: 503 });
    expect(text).not.toMatch(/authenticator|supabase_|127\.0\.0\.1|    at /);
  }
});
