import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { newTopic, useRealtime } from './realtime-fixture.ts';
import { anyNumber, SECRET_KEY, signToken, textMatching } from './realtime-harness.ts';
import { userBroadcastPush } from './realtime-socket.ts';

const rt = useRealtime();

async function refusedUpgrade(
  query: string,
): Promise<{ status: number | undefined; body: string }> {
  const socket = new WebSocket(`ws://127.0.0.1:${rt.port}/realtime/v1/websocket?${query}`);
  return new Promise((resolve, reject) => {
    socket.on('open', () => reject(new Error('the upgrade was not refused')));
    socket.on('error', reject);
    socket.on('unexpected-response', (_request, response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
      response.on('end', () => resolve({ status: response.statusCode, body }));
    });
  });
}

describe('opening a socket', () => {
  it('is refused with 401 and a reason as JSON for every token that proves nothing', async () => {
    const expired = await signToken({ role: 'anon' }, -5);
    const withoutRole = await signToken({ sub: 'x' });
    const forged = `${(await signToken({ role: 'anon' })).slice(0, -6)}AAAAAA`;
    const cases = [
      ['vsn=2.0.0', 'API key is missing'],
      [`apikey=${expired}`, 'Token has expired'],
      [`apikey=${withoutRole}`, 'Fields `role` and `exp` are required in JWT'],
      ['apikey=garbage', 'The token provided is not a valid JWT'],
      ['apikey=sb_publishable_of_somebody_else', 'The token provided is not a valid JWT'],
      [`apikey=${forged}`, 'Failed to validate JWT signature'],
    ];
    for (const [query = '', error] of cases) {
      const { status, body } = await refusedUpgrade(query);
      expect({ query, status, body }).toEqual({
        query,
        status: 401,
        body: JSON.stringify({ error }),
      });
    }
  });

  it('is refused for a protocol version nobody speaks', async () => {
    expect((await refusedUpgrade('apikey=sb_publishable_for_tests&vsn=3.0.0')).status).toBe(400);
  });

  it('answers heartbeats in the shape of the version that was asked for', async () => {
    const second = await rt.connect(rt.port);
    second.send([null, '7', 'phoenix', 'heartbeat', {}]);
    expect(await second.reply('7')).toEqual([
      null,
      '7',
      'phoenix',
      'phx_reply',
      { status: 'ok', response: {} },
    ]);
    const first = await rt.connect(rt.port, { vsn: '1.0.0' });
    first.send({ topic: 'phoenix', event: 'heartbeat', payload: {}, ref: '8' });
    expect(await first.frames.next()).toEqual([
      { topic: 'phoenix', event: 'phx_reply', payload: { status: 'ok', response: {} }, ref: '8' },
    ]);
  });

  it('survives malformed frames and events nobody knows, and says nothing about them', async () => {
    const socket = await rt.connect(rt.port);
    const { topic, token } = await rt.member();
    await socket.join(topic, { private: true }, '1', token);
    const before = socket.texts.length;
    socket.sendRaw('{"not":');
    socket.sendRaw('[1,2,3]');
    socket.sendRaw('"text"');
    socket.sendRaw(Buffer.from([3, 255, 255, 255, 255, 255, 1, 0]));
    socket.sendRaw(Buffer.from([9]));
    socket.sendRaw(
      userBroadcastPush(
        { joinRef: '1', ref: '2', topic: `realtime:${topic}`, event: 'e' },
        1,
        Buffer.from('{'),
      ),
    );
    socket.send(['1', '3', `realtime:${topic}`, 'constructor', { __proto__: null }]);
    await socket.settle();
    expect(socket.texts.slice(before)).toHaveLength(1);
    expect(socket.isOpen).toBe(true);
  });
});

describe('joining and leaving', () => {
  it('echoes change subscriptions in order, and says that changes will not come', async () => {
    const socket = await rt.connect(rt.port);
    const { topic, token } = await rt.member();
    const changes = [
      { event: '*', schema: 'public', table: 'a' },
      { event: 'INSERT', schema: 'public' },
    ];
    const reply = await socket.join(
      topic,
      { private: true, postgres_changes: changes },
      '1',
      token,
    );
    expect(reply[4]).toEqual({
      status: 'ok',
      response: {
        postgres_changes: changes.map((change) => ({ ...change, id: anyNumber })),
      },
    });
    const system = await socket.frames.next();
    expect(system[4]).toMatchObject({
      extension: 'postgres_changes',
      status: 'error',
      channel: topic,
    });
  });

  it('refuses public channels when only private ones are allowed, and an empty topic always', async () => {
    const socket = await rt.connect(rt.port);
    expect((await socket.join('anything'))[4]).toEqual({
      status: 'error',
      response: { reason: 'PrivateOnly: This project only allows private channels' },
    });
    expect((await socket.join('', { private: true }, '2'))[4]).toEqual({
      status: 'error',
      response: { reason: 'TopicNameRequired: You must provide a topic name' },
    });
  });

  it('refuses a private channel to an anonymous reader, to a stranger and with a bad token', async () => {
    const { topic } = await rt.member();
    const stranger = await signToken({ role: 'authenticated', sub: randomUUID() });
    const expired = await signToken({ role: 'authenticated', sub: randomUUID() }, -5);
    const socket = await rt.connect(rt.port);
    const unauthorized = `Unauthorized: You do not have permissions to read from this Channel topic: ${topic}`;
    const reasons = [
      await socket.join(topic, { private: true }, '1'),
      await socket.join(topic, { private: true }, '2', stranger),
      await socket.join(topic, { private: true }, '3', 'garbage'),
      await socket.join(topic, { private: true }, '4', expired),
    ].map((reply) => reply[4]);
    const refusal = (reason: unknown): object => ({ status: 'error', response: { reason } });
    expect(reasons).toEqual([
      refusal(unauthorized),
      refusal(unauthorized),
      refusal('MalformedJWT: The token provided is not a valid JWT'),
      refusal(textMatching(/^InvalidJWTToken: Token has expired \d+ seconds ago$/)),
    ]);
  });

  it('lets the secret key into every private channel, as it passes by all policies', async () => {
    const socket = await rt.connect(rt.port, { apikey: SECRET_KEY });
    expect((await socket.join(newTopic(), { private: true }))[4]).toMatchObject({
      status: 'ok',
    });
  });

  it('does not let a signed token name a role that is none of the API roles', async () => {
    const { topic } = await rt.member();
    const token = await signToken({ role: 'supabase_admin', sub: randomUUID() });
    const socket = await rt.connect(rt.port);
    expect((await socket.join(topic, { private: true }, '1', token))[4]).toMatchObject({
      status: 'error',
    });
  });

  it('answers a leave and closes the channel; frames after it reach no channel', async () => {
    const socket = await rt.connect(rt.port);
    const { topic, token } = await rt.member();
    await socket.join(topic, { private: true }, '1', token);
    socket.send(['1', '2', `realtime:${topic}`, 'phx_leave', {}]);
    const wire = `realtime:${topic}`;
    expect(await socket.frames.next()).toEqual([
      '1',
      '2',
      wire,
      'phx_reply',
      { status: 'ok', response: {} },
    ]);
    expect(await socket.frames.next()).toEqual(['1', '1', wire, 'phx_close', {}]);
    socket.send(['1', '3', wire, 'broadcast', { type: 'broadcast', event: 'e', payload: {} }]);
    expect(await socket.frames.next()).toEqual([
      null,
      '3',
      wire,
      'phx_reply',
      { status: 'error', response: { reason: 'unmatched topic' } },
    ]);
    socket.send(['1', '4', wire, 'phx_leave', {}]);
    expect((await socket.reply('4'))[4]).toEqual({ status: 'ok', response: {} });
  });

  it('closes the older channel when a topic is joined twice, and then ignores frames of the older', async () => {
    const socket = await rt.connect(rt.port);
    const { topic, token } = await rt.member();
    const wire = `realtime:${topic}`;
    const config = { private: true, broadcast: { ack: true } };
    await socket.join(topic, config, '1', token);
    socket.send(['2', '2', wire, 'phx_join', { config, access_token: token }]);
    expect(await socket.frames.next()).toEqual(['1', '1', wire, 'phx_close', {}]);
    expect((await socket.reply('2'))[4]).toMatchObject({ status: 'ok' });
    socket.send(['1', '3', wire, 'broadcast', { type: 'broadcast', event: 'stale', payload: {} }]);
    socket.send(['2', '4', wire, 'broadcast', { type: 'broadcast', event: 'live', payload: {} }]);
    expect((await socket.frames.next())[1]).toBe('4');
  });

  it('refuses one channel more than a connection may have, even when all are asked for at once', async () => {
    const socket = await rt.connect(rt.openPort);
    const refs = ['1', '2', '3', '4'];
    for (const ref of refs)
      socket.send([ref, ref, `realtime:many-${ref}`, 'phx_join', { config: {} }]);
    const replies = await Promise.all(
      refs.map(() => socket.frames.next((frame) => frame[3] === 'phx_reply')),
    );
    const statuses = replies.map((reply) => JSON.stringify(reply[4]));
    expect(statuses.filter((status) => status.includes('"ok"'))).toHaveLength(3);
    expect(
      statuses.filter((status) => status.includes('ChannelRateLimitReached: Too many channels')),
    ).toHaveLength(1);
  });

  it('closes a channel that floods, and leaves the connection to the others', async () => {
    const socket = await rt.connect(rt.openPort);
    await socket.join('calm', {}, '1');
    await socket.join('flood', {}, '2');
    const flood = { type: 'broadcast', event: 'e', payload: {} };
    for (let i = 0; i < 45; i += 1)
      socket.send(['2', `f${i}`, 'realtime:flood', 'broadcast', flood]);
    const system = await socket.frames.next((frame) => frame[3] === 'system');
    expect(system[4]).toMatchObject({
      status: 'error',
      message: 'Too many messages per second',
      channel: 'flood',
    });
    expect((await socket.frames.next())[3]).toBe('phx_close');
    expect(socket.isOpen).toBe(true);
    expect(rt.now.open.stats().rooms['public:calm']).toBe(1);
  });

  it('reports an expired token and closes the channel', async () => {
    const socket = await rt.connect(rt.port);
    const topic = newTopic();
    const id = randomUUID();
    await rt.database.grant(topic, id, ['reads_broadcast']);
    const token = await signToken({ role: 'authenticated', sub: id }, 2);
    await socket.join(topic, { private: true }, '1', token);
    const system = await socket.frames.next();
    expect(system[4]).toEqual({
      extension: 'system',
      status: 'error',
      message: textMatching(/^Token has expired \d+ seconds ago$/),
      channel: topic,
    });
    expect(await socket.frames.next()).toEqual(['1', '1', `realtime:${topic}`, 'phx_close', {}]);
    expect(rt.server.stats().rooms[`private:${topic}`]).toBeUndefined();
  });
});
