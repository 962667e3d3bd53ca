import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { useRealtime } from './realtime-fixture.ts';
import { ALL_RIGHTS, anyText, signToken } from './realtime-harness.ts';
import { userBroadcastPush } from './realtime-socket.ts';

const rt = useRealtime();

describe('broadcast on the wire', () => {
  it('carries an event name in many scripts from a binary push to every member', async () => {
    const { topic, token } = await rt.member();
    const [sender, receiver] = [await rt.connect(rt.port), await rt.connect(rt.port)];
    await sender.join(topic, { private: true, broadcast: { ack: true } }, '1', token);
    await receiver.join(topic, { private: true }, '1', token);
    const event = 'żółć-票-🎫';
    const fields = { joinRef: '1', ref: '9', topic: `realtime:${topic}`, event };
    sender.sendRaw(userBroadcastPush(fields, 1, Buffer.from(JSON.stringify({ text: 'größe' }))));
    expect(await sender.reply('9')).toEqual([
      '1',
      '9',
      `realtime:${topic}`,
      'phx_reply',
      { status: 'ok', response: {} },
    ]);
    expect(await receiver.frames.next()).toEqual([
      null,
      null,
      `realtime:${topic}`,
      'broadcast',
      { type: 'broadcast', event, payload: { text: 'größe' } },
    ]);
  });

  it('carries raw bytes unchanged to version 2, and not at all to version 1', async () => {
    const { topic, token } = await rt.member();
    const [sender, second, first] = [
      await rt.connect(rt.port),
      await rt.connect(rt.port),
      await rt.connect(rt.port, { vsn: '1.0.0' }),
    ];
    const wire = `realtime:${topic}`;
    await sender.join(topic, { private: true }, '1', token);
    await second.join(topic, { private: true }, '1', token);
    first.send({
      topic: wire,
      event: 'phx_join',
      ref: '1',
      join_ref: '1',
      payload: { config: { private: 'TRUE' }, access_token: token },
    });
    expect(await first.frames.next()).toMatchObject([
      { event: 'phx_reply', payload: { status: 'ok' } },
    ]);
    const bytes = Buffer.from([0, 255, 128, 7]);
    const fields = { joinRef: '1', ref: '2', topic: wire, event: 'bytes' };
    sender.sendRaw(userBroadcastPush(fields, 0, bytes));
    sender.sendRaw(userBroadcastPush({ ...fields, event: 'json' }, 1, Buffer.from('{"n":1}')));
    const frame = await second.binaries.next();
    const header = Buffer.from([4, Buffer.byteLength(wire), 5, 0, 0]);
    expect(frame).toEqual(Buffer.concat([header, Buffer.from(wire), Buffer.from('bytes'), bytes]));
    expect(await first.frames.next()).toEqual([
      {
        topic: wire,
        event: 'broadcast',
        payload: { type: 'broadcast', event: 'json', payload: { n: 1 } },
        ref: null,
      },
    ]);
  });

  it('drops what is too large, and says so only to a sender that asked for an answer', async () => {
    const [sender, receiver] = [await rt.connect(rt.openPort), await rt.connect(rt.openPort)];
    await sender.join('big', { broadcast: { ack: true } });
    await receiver.join('big');
    const push = (ref: string, payload: object): void =>
      sender.send([
        '1',
        ref,
        'realtime:big',
        'broadcast',
        { type: 'broadcast', event: ref, payload },
      ]);
    push('large', { text: 'x'.repeat(3_000) });
    push('small', {});
    expect((await sender.reply('large'))[4]).toMatchObject({ status: 'error' });
    expect((await receiver.frames.next())[4]).toMatchObject({ event: 'small' });
  });

  it('gives a member who may read only presence no broadcast', async () => {
    const { topic, token } = await rt.member(['reads_presence']);
    const reader = await rt.connect(rt.port);
    await reader.join(topic, { private: true, presence: { enabled: true } }, '1', token);
    expect((await reader.frames.next())[3]).toBe('presence_state');
    const id = randomUUID();
    await rt.database.grant(topic, id, ['reads_broadcast']);
    const other = await rt.connect(rt.port);
    await other.join(
      topic,
      { private: true },
      '1',
      await signToken({ role: 'authenticated', sub: id }),
    );
    await rt.database.send(topic, 'secret');
    expect((await other.frames.next())[4]).toMatchObject({ event: 'secret' });
    await reader.settle();
    expect(reader.texts.join('\n')).not.toContain('secret');
  });

  it('gives a member who may read only broadcasts no presence, neither state nor changes', async () => {
    const { topic, token } = await rt.member(['reads_broadcast']);
    const reader = await rt.connect(rt.port);
    const config = { private: true, presence: { enabled: true } };
    await reader.join(topic, config, '1', token);
    const someone = await rt.person({ [topic]: ALL_RIGHTS });
    const other = await rt.connect(rt.port);
    await other.join(topic, config, '1', someone.token);
    const track = { type: 'presence', event: 'track', payload: { at: 'ticket' } };
    other.send(['1', '2', `realtime:${topic}`, 'presence', track]);
    await other.frames.next((frame) => frame[3] === 'presence_diff');
    await rt.database.send(topic, 'fence');
    await reader.frames.next((frame) => frame[3] === 'broadcast');
    expect(reader.texts.join('\n')).not.toContain('presence_');
  });
});

describe('replay', () => {
  it('brings the newest messages since a moment, 25 at most, oldest first, and none of them twice', async () => {
    const { topic, token } = await rt.member();
    const since = Date.now() - 60_000;
    await rt.database.sql(
      `insert into realtime.messages (topic, extension, event, payload, private, inserted_at)
       select $1, 'broadcast', 'n' || n, '{}', true, now() - make_interval(secs => 40 - n)
       from generate_series(1, 30) as n`,
      [topic],
    );
    const socket = await rt.connect(rt.port);
    await socket.join(
      topic,
      { private: true, broadcast: { replay: { since, limit: 100 } } },
      '1',
      token,
    );
    await rt.database.send(topic, 'live');
    const live = await socket.frames.next((frame) => JSON.stringify(frame[4]).includes('"live"'));
    expect(live[4]).toMatchObject({ meta: { id: anyText } });
    const events = socket.frames.all
      .filter((frame) => frame[3] === 'broadcast')
      .map((frame) => frame[4]);
    const names = Array.from({ length: 25 }, (_, index) => `n${index + 6}`);
    expect(events).toMatchObject([
      ...names.map((event) => ({ event, meta: { replayed: true, id: anyText } })),
      { event: 'live' },
    ]);
  });

  it('takes no message from before the moment, and clamps a limit below one', async () => {
    const { topic, token } = await rt.member();
    await rt.database.send(topic, 'old');
    const [{ since } = { since: 0 }] = await rt.database.sql<{ since: number }>(
      'select ceil(extract(epoch from clock_timestamp()) * 1000)::float8 + 1 as since',
    );
    await expect.poll(() => Date.now()).toBeGreaterThan(since);
    await rt.database.send(topic, 'first');
    await rt.database.send(topic, 'second');
    const socket = await rt.connect(rt.port);
    await socket.join(topic, { private: true, broadcast: { replay: { since } } }, '1', token);
    expect((await socket.frames.next())[4]).toMatchObject({ event: 'first' });
    expect((await socket.frames.next())[4]).toMatchObject({ event: 'second' });
    const other = await rt.connect(rt.port);
    await other.join(
      topic,
      { private: true, broadcast: { replay: { since, limit: 0 } } },
      '1',
      token,
    );
    expect((await other.frames.next())[4]).toMatchObject({ event: 'second' });
  });

  it('is refused on public channels and with parameters that make no sense', async () => {
    const socket = await rt.connect(rt.openPort);
    expect((await socket.join('p', { broadcast: { replay: { since: 1 } } }))[4]).toMatchObject({
      response: { reason: 'UnableToReplayMessages: Replay is not allowed for public channels' },
    });
    expect(
      (await socket.join('p', { private: true, broadcast: { replay: { since: 'x' } } }, '2'))[4],
    ).toMatchObject({
      response: { reason: 'UnableToReplayMessages: Replay params are not valid' },
    });
  });
});

describe('presence on the wire', () => {
  it('refuses a payload that is no object, and ends a channel that calls too often', async () => {
    const { topic, token } = await rt.member();
    const socket = await rt.connect(rt.port);
    const wire = `realtime:${topic}`;
    await socket.join(topic, { private: true, presence: { enabled: true } }, '1', token);
    const track = (ref: string, payload: unknown): void =>
      socket.send(['1', ref, wire, 'presence', { type: 'presence', event: 'TRACK', payload }]);
    track('2', 'text');
    expect((await socket.reply('2'))[4]).toEqual({
      status: 'error',
      response: { reason: 'Presence track payload must be a map' },
    });
    for (const ref of ['3', '4', '5', '6', '7']) track(ref, { n: ref });
    const system = await socket.frames.next((frame) => frame[3] === 'system');
    expect(system[4]).toMatchObject({
      status: 'error',
      message: 'Client presence rate limit exceeded',
    });
    expect((await socket.frames.next())[3]).toBe('phx_close');
  });

  it('answers a track that policies forbid with an error', async () => {
    const { topic, token } = await rt.member(['reads_broadcast', 'reads_presence']);
    const socket = await rt.connect(rt.port);
    await socket.join(topic, { private: true }, '1', token);
    socket.send([
      '1',
      '2',
      `realtime:${topic}`,
      'presence',
      { type: 'presence', event: 'track', payload: {} },
    ]);
    expect((await socket.reply('2'))[4]).toEqual({ status: 'error', response: {} });
  });

  it('gives an update the reference it replaces, so that clients drop the older entry', async () => {
    const { topic, token } = await rt.member();
    const socket = await rt.connect(rt.port);
    const wire = `realtime:${topic}`;
    await socket.join(
      topic,
      { private: true, presence: { enabled: true, key: 'ann' } },
      '1',
      token,
    );
    expect((await socket.frames.next()).slice(3)).toEqual(['presence_state', {}]);
    const track = (ref: string, payload: object): void =>
      socket.send(['1', ref, wire, 'presence', { type: 'presence', event: 'track', payload }]);
    track('2', { at: 1 });
    const first = await socket.frames.next((frame) => frame[3] === 'presence_diff');
    const firstMeta = { at: 1, phx_ref: anyText };
    expect(first[4]).toEqual({ joins: { ann: { metas: [firstMeta] } }, leaves: {} });
    track('3', { at: 1 });
    track('4', { at: 2 });
    const second = await socket.frames.next((frame) => frame[3] === 'presence_diff');
    const secondMeta = { at: 2, phx_ref: anyText, phx_ref_prev: anyText };
    expect(second[4]).toEqual({
      joins: { ann: { metas: [secondMeta] } },
      leaves: { ann: { metas: [firstMeta] } },
    });
  });
});
