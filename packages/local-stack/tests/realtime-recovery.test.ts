import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RealtimeServer } from '../src/realtime/server.ts';
import {
  ALL_RIGHTS,
  broadcastsOf,
  Database,
  joined,
  Person,
  startServer,
  subscribe,
} from './realtime-harness.ts';
import { RawSocket } from './realtime-socket.ts';

const CONTROL_SECRET = 'only-for-these-tests';

let database: Database;
let server: RealtimeServer;
let port: number;
const people: Person[] = [];

beforeAll(async () => {
  database = await Database.start();
});

beforeEach(async () => {
  ({ server, port } = await startServer(database, { testControls: { secret: CONTROL_SECRET } }));
});

afterEach(async () => {
  await Promise.all(people.splice(0).map((person) => person.leave()));
  await server.close();
});

afterAll(async () => {
  await database.dispose();
});

async function member(topic: string): Promise<Person> {
  const person = await Person.at(port);
  people.push(person);
  await database.grant(topic, person.id, ALL_RIGHTS);
  return person;
}

async function control(path: string, method = 'POST', secret = CONTROL_SECRET): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/__test/${path}`, {
    method,
    headers: { 'x-test-secret': secret },
  });
}

const PRIVATE = { config: { private: true } };

describe('when Postgres restarts', () => {
  it('every channel fails, joins again by itself once the database is back, and receives again', async () => {
    const topic = `ticket:${randomUUID()}`;
    const reader = await member(topic);
    const channel = reader.client.channel(topic, PRIVATE);
    const messages = broadcastsOf(channel);
    const states = await joined(channel);
    await database.shutDown();
    expect((await states.next()).status).toBe('CHANNEL_ERROR');
    expect(server.health()).toMatchObject({ ok: false, database: 'down' });
    expect(server.stats().rooms).toEqual({});
    await database.startAgain();
    await states.next(({ status }) => status === 'SUBSCRIBED');
    expect(server.health()).toMatchObject({ ok: true, database: 'up' });
    await database.send(topic, 'after_restart');
    expect((await messages.next()).event).toBe('after_restart');
    expect(messages.all).toHaveLength(1);
  });

  it('a join waits for the database instead of being refused, and nobody is let in unchecked', async () => {
    const topic = `ticket:${randomUUID()}`;
    const [reader, stranger] = [await member(topic), await Person.at(port)];
    people.push(stranger);
    await database.shutDown();
    await expect.poll(() => server.health().ok).toBe(false);
    const states = subscribe(reader.client.channel(topic, PRIVATE));
    const strangerStates = subscribe(stranger.client.channel(topic, PRIVATE));
    await expect.poll(() => server.stats().connections).toBe(2);
    await database.startAgain();
    expect((await states.next()).status).toBe('SUBSCRIBED');
    expect((await strangerStates.next()).reason).toContain('You do not have permissions');
  });
});

describe('when the realtime server restarts', () => {
  it('clients connect again, join again and receive again', async () => {
    const topic = `ticket:${randomUUID()}`;
    const reader = await member(topic);
    const channel = reader.client.channel(topic, PRIVATE);
    const messages = broadcastsOf(channel);
    const states = await joined(channel);
    await server.close();
    ({ server } = await startServer(database, { port }));
    await states.next(({ status }) => status === 'SUBSCRIBED');
    await database.send(topic, 'after_restart');
    expect((await messages.next()).event).toBe('after_restart');
  });

  it('tells sockets to come back, and leaves no connection to the database behind', async () => {
    const socket = await RawSocket.open(port);
    const closed = socket.closed();
    await server.close();
    expect(await closed).toBe(1012);
    const [row] = await database.sql<{ count: string }>(
      "select count(*) from pg_stat_activity where application_name like 'realtime-%'",
    );
    expect(row?.count).toBe('0');
    ({ server } = await startServer(database, { port }));
  });
});

describe('memory of who is where', () => {
  it('keeps nothing of sockets that were killed while joined, tracked or joining', async () => {
    const topic = `ticket:${randomUUID()}`;
    const reader = await member(topic);
    const sockets = await Promise.all(Array.from({ length: 20 }, () => RawSocket.open(port)));
    const config = { private: true, presence: { enabled: true } };
    await Promise.all(
      sockets.slice(0, 10).map((socket) => socket.join(topic, config, '1', reader.token)),
    );
    sockets[0]?.send([
      '1',
      '2',
      `realtime:${topic}`,
      'presence',
      { type: 'presence', event: 'track', payload: {} },
    ]);
    await sockets[0]?.reply('2');
    for (const socket of sockets.slice(10)) {
      socket.send([
        '1',
        '1',
        `realtime:${topic}`,
        'phx_join',
        { config, access_token: reader.token },
      ]);
      socket.terminate();
    }
    for (const socket of sockets) socket.terminate();
    await expect.poll(() => server.stats()).toEqual({ connections: 0, channels: 0, rooms: {} });
    const late = await RawSocket.open(port);
    await late.join(topic, config, '1', reader.token);
    expect((await late.frames.next()).slice(3)).toEqual(['presence_state', {}]);
    late.terminate();
  });
});

describe('test controls', () => {
  it('drop sockets, lose and delay broadcasts, expire tokens, and count members', async () => {
    const topic = `ticket:${randomUUID()}`;
    const reader = await member(topic);
    const channel = reader.client.channel(topic, PRIVATE);
    const messages = broadcastsOf(channel);
    const states = await joined(channel);
    expect(await (await control('stats', 'GET')).json()).toEqual({
      connections: 1,
      channels: 1,
      rooms: { [`private:${topic}`]: 1 },
    });
    await control('mute?count=1');
    await database.send(topic, 'lost');
    await database.send(topic, 'heard');
    expect((await messages.next()).event).toBe('heard');
    await control('delay?ms=50');
    const sentAt = performance.now();
    await database.send(topic, 'late');
    await messages.next();
    expect(performance.now() - sentAt).toBeGreaterThanOrEqual(49);
    await control('drop');
    await states.next(({ status }) => status === 'SUBSCRIBED');
    await control('expire');
    expect((await states.next()).status).toBe('CLOSED');
    expect(messages.all.map((message) => message.event)).toEqual(['heard', 'late']);
  });

  it('show that a message that a join replayed is not delivered again when it comes late', async () => {
    const topic = `ticket:${randomUUID()}`;
    const reader = await member(topic);
    await control('delay?ms=300');
    const since = Date.now() - 60_000;
    await database.send(topic, 'once');
    const socket = await RawSocket.open(port);
    await socket.join(
      topic,
      { private: true, broadcast: { replay: { since } } },
      '1',
      reader.token,
    );
    expect((await socket.frames.next())[4]).toMatchObject({
      event: 'once',
      meta: { replayed: true },
    });
    await database.send(topic, 'fence');
    expect((await socket.frames.next())[4]).toMatchObject({ event: 'fence' });
    socket.terminate();
  });

  it('do not exist for callers without the secret, nor without numbers that make sense', async () => {
    expect((await control('drop', 'POST', 'wrong')).status).toBe(404);
    expect((await control('stats', 'GET', '')).status).toBe(404);
    expect((await control('mute?count=-1')).status).toBe(422);
    expect((await control('drop', 'GET')).status).toBe(405);
    const plain = await startServer(database);
    const answer = await fetch(`http://127.0.0.1:${plain.port}/__test/stats`, {
      headers: { 'x-test-secret': '' },
    });
    expect(answer.status).toBe(404);
    await plain.server.close();
  });
});
