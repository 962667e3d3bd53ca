import { afterEach, describe, expect, it } from 'vitest';
import type { RealtimeLimits } from '../src/realtime/limits.ts';
import type { RealtimeServer } from '../src/realtime/server.ts';
import { useRealtime } from './realtime-fixture.ts';
import { startServer } from './realtime-harness.ts';
import { RawSocket } from './realtime-socket.ts';

const rt = useRealtime();
const servers: RealtimeServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map(async (server) => server.close()));
});

async function bounded(limits: Partial<RealtimeLimits>): Promise<number> {
  const { server, port } = await startServer(rt.database, { privateOnly: false, limits });
  servers.push(server);
  return port;
}

function speak(socket: RawSocket): void {
  socket.send([null, 'h', 'phoenix', 'heartbeat', {}]);
}

/** Polls a condition while a socket goes on sending heartbeats. */
function pollWhileSpeaking(
  socket: RawSocket,
  condition: () => boolean,
): ReturnType<typeof expect.poll<boolean>> {
  const probe = (): boolean => {
    speak(socket);
    return condition();
  };
  return expect.poll(probe, { interval: 20, timeout: 5_000 });
}

describe('a server defends itself', () => {
  it('refuses one connection more than it takes, and takes the next when one has gone', async () => {
    const port = await bounded({ maxConnections: 1 });
    const first = await RawSocket.open(port);
    await expect(RawSocket.open(port)).rejects.toThrow('429');
    first.close();
    await first.closed();
    await expect.poll(() => servers[0]?.stats().connections).toBe(0);
    (await RawSocket.open(port)).terminate();
  });

  it('sends a connection away that joins too fast', async () => {
    const socket = await rt.connect(await bounded({ joinsPerSecond: 1 }));
    const closed = socket.closed();
    expect((await socket.join('a', {}, '1'))[4]).toMatchObject({ status: 'ok' });
    expect((await socket.join('b', {}, '2'))[4]).toEqual({
      status: 'error',
      response: { reason: 'ClientJoinRateLimitReached: Too many joins per second' },
    });
    expect(await closed).toBe(1001);
  });

  it('closes a connection that says nothing, and not one that does', async () => {
    const port = await bounded({ idleMs: 150 });
    const [silent, alive] = [await rt.connect(port), await rt.connect(port)];
    const closed = silent.closed();
    await pollWhileSpeaking(alive, () => silent.isOpen).toBe(false);
    expect(await closed).toBe(1001);
    expect(alive.isOpen).toBe(true);
  });

  it('closes a connection that speaks but joins nothing for long', async () => {
    const port = await bounded({ idleMs: 150, withoutChannelsMs: 200 });
    const [idler, member] = [await rt.connect(port), await rt.connect(port)];
    await member.join('a');
    const closed = idler.closed();
    await pollWhileSpeaking(idler, () => {
      speak(member);
      return idler.isOpen;
    }).toBe(false);
    expect(await closed).toBe(1001);
    expect(member.isOpen).toBe(true);
  });

  it('ends a connection that sends more than a frame may hold', async () => {
    const socket = await rt.connect(await bounded({ maxFrameBytes: 1_000 }));
    const closed = socket.closed();
    socket.sendRaw('x'.repeat(2_000));
    expect(await closed).toBe(1009);
  });

  it('disconnects a receiver that lets messages pile up', async () => {
    const port = await bounded({ maxBufferedBytes: 1_000_000, framesPerSecond: 1_000 });
    const [sender, receiver] = [await rt.connect(port), await rt.connect(port)];
    await sender.join('a', { broadcast: { ack: true } });
    await receiver.join('a');
    receiver.stopReading();
    const payload = { text: 'x'.repeat(900_000) };
    for (let ref = 0; (servers[0]?.stats().rooms['public:a'] ?? 0) > 1 && ref < 200; ref += 1) {
      sender.send([
        '1',
        `r${ref}`,
        'realtime:a',
        'broadcast',
        { type: 'broadcast', event: 'e', payload },
      ]);
      await sender.reply(`r${ref}`);
    }
    expect(servers[0]?.stats()).toMatchObject({ connections: 1, rooms: { 'public:a': 1 } });
  });

  it('takes no more messages by REST than it may, and says so', async () => {
    const port = await bounded({ restMessagesPerSecond: 1 });
    const send = async (): Promise<number> => {
      const response = await fetch(`http://127.0.0.1:${port}/api/broadcast/a/events/e`, {
        method: 'POST',
        body: '{}',
        headers: { apikey: 'sb_publishable_for_tests', 'content-type': 'application/json' },
      });
      return response.status;
    };
    expect([await send(), await send()]).toEqual([202, 429]);
  });
});
