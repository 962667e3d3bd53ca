import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newTopic, PRIVATE, useRealtime } from './realtime-fixture.ts';
import {
  ALL_RIGHTS,
  anyText,
  broadcastsOf,
  Inbox,
  joined,
  startServer,
  subscribe,
  textContaining,
  textMatching,
} from './realtime-harness.ts';

const rt = useRealtime();

describe('who may join', () => {
  it('lets a reader in and keeps a stranger out of the same private topic', async () => {
    const topic = newTopic();
    const [reader, stranger] = [
      await rt.person({ [topic]: ['reads_broadcast'] }),
      await rt.person(),
    ];
    expect(await subscribe(reader.client.channel(topic, PRIVATE)).next()).toMatchObject({
      status: 'SUBSCRIBED',
    });
    expect(await subscribe(stranger.client.channel(topic, PRIVATE)).next()).toEqual({
      status: 'CHANNEL_ERROR',
      reason: textContaining('You do not have permissions to read from this Channel topic'),
    });
    expect(rt.server.stats().rooms[`private:${topic}`]).toBe(1);
  });

  it('denies when a policy raises an error, and leaves other channels of the socket alone', async () => {
    const topic = newTopic();
    const reader = await rt.person({ [topic]: ['reads_broadcast'] });
    const channel = reader.client.channel(topic, PRIVATE);
    const messages = broadcastsOf(channel);
    await joined(channel);
    const refused = await subscribe(reader.client.channel('careless:not-a-uuid', PRIVATE)).next();
    expect(refused.status).toBe('CHANNEL_ERROR');
    expect(refused.reason).not.toContain('uuid:');
    expect(refused.reason).not.toMatch(/syntax|22P02/);
    await rt.database.send(topic, 'still_here');
    expect((await messages.next()).event).toBe('still_here');
  });

  it('keeps public and private channels of one name apart', async () => {
    const topic = newTopic();
    const inside = await rt.person({ [topic]: ALL_RIGHTS }, rt.openPort);
    const outside = await rt.person({}, rt.openPort);
    const [privateChannel, publicChannel] = [
      inside.client.channel(topic, PRIVATE),
      outside.client.channel(topic),
    ];
    const [privateMessages, publicMessages] = [
      broadcastsOf(privateChannel),
      broadcastsOf(publicChannel),
    ];
    await Promise.all([joined(privateChannel), joined(publicChannel)]);
    await outside.client
      .channel(topic)
      .send({ type: 'broadcast', event: 'from_public', payload: {} });
    await rt.database.send(topic, 'from_private');
    await rt.database.sql("select realtime.send('{}', 'to_public', $1, false)", [topic]);
    expect((await publicMessages.next()).event).toBe('to_public');
    expect(privateMessages.all.map((message) => message.event)).toEqual(['from_private']);
  });
});

describe('broadcast between clients', () => {
  it('comes back to its sender only when asked for, and is acknowledged when asked for', async () => {
    const topic = newTopic();
    const [quiet, echoing] = [
      await rt.person({ [topic]: ALL_RIGHTS }),
      await rt.person({ [topic]: ALL_RIGHTS }),
    ];
    const quietChannel = quiet.client.channel(topic, {
      config: { private: true, broadcast: { ack: true } },
    });
    const echoChannel = echoing.client.channel(topic, {
      config: { private: true, broadcast: { self: true } },
    });
    const [quietMessages, echoMessages] = [broadcastsOf(quietChannel), broadcastsOf(echoChannel)];
    await Promise.all([joined(quietChannel), joined(echoChannel)]);
    expect(
      await quietChannel.send({ type: 'broadcast', event: 'typing', payload: { by: 1 } }),
    ).toBe('ok');
    expect(await echoMessages.next()).toMatchObject({ event: 'typing', payload: { by: 1 } });
    await echoChannel.send({ type: 'broadcast', event: 'answer', payload: {} });
    expect((await echoMessages.next()).event).toBe('answer');
    expect((await quietMessages.next()).event).toBe('answer');
    expect(quietMessages.all).toHaveLength(1);
  });

  it('is dropped without a word when the sender may only read, who still receives', async () => {
    const topic = newTopic();
    const reader = await rt.person({ [topic]: ['reads_broadcast'] });
    const writer = await rt.person({ [topic]: ALL_RIGHTS });
    const [readerChannel, writerChannel] = [
      reader.client.channel(topic, PRIVATE),
      writer.client.channel(topic, PRIVATE),
    ];
    const [readerMessages, writerMessages] = [
      broadcastsOf(readerChannel),
      broadcastsOf(writerChannel),
    ];
    await Promise.all([joined(readerChannel), joined(writerChannel)]);
    await readerChannel.send({ type: 'broadcast', event: 'forged', payload: {} });
    // A leave is answered after all that was sent before it.
    await reader.client.removeChannel(readerChannel);
    const again = reader.client.channel(topic, PRIVATE);
    const messages = broadcastsOf(again);
    await joined(again);
    await writerChannel.send({ type: 'broadcast', event: 'genuine', payload: {} });
    expect((await messages.next()).event).toBe('genuine');
    await rt.database.send(topic, 'last');
    expect((await writerMessages.next()).event).toBe('last');
    expect(writerMessages.all).toHaveLength(1);
    expect(readerMessages.all).toEqual([]);
  });

  it('carries raw bytes through the client library', async () => {
    const topic = newTopic();
    const [sender, receiver] = [
      await rt.person({ [topic]: ALL_RIGHTS }),
      await rt.person({ [topic]: ALL_RIGHTS }),
    ];
    const [from, to] = [
      sender.client.channel(topic, PRIVATE),
      receiver.client.channel(topic, PRIVATE),
    ];
    const messages = broadcastsOf(to);
    await Promise.all([joined(from), joined(to)]);
    await from.send({
      type: 'broadcast',
      event: 'bytes',
      payload: Uint8Array.from([0, 200, 255]).buffer,
    });
    const { payload } = await messages.next();
    expect(payload).toBeInstanceOf(ArrayBuffer);
    expect(payload).toEqual(Uint8Array.from([0, 200, 255]).buffer);
  });

  it('stays within the topics that take client writes, whatever policies allow', async () => {
    const strict = await startServer(rt.database, { clientWriteTopics: ['ticket:'] });
    const [allowed, forbidden] = [newTopic(), `queue:${randomUUID()}`];
    const rights = { [allowed]: ALL_RIGHTS, [forbidden]: ALL_RIGHTS };
    const [sender, receiver] = [
      await rt.person(rights, strict.port),
      await rt.person(rights, strict.port),
    ];
    const inbox = new Inbox<string>();
    for (const topic of [forbidden, allowed]) {
      const channel = receiver.client.channel(topic, PRIVATE);
      channel.on('broadcast', { event: '*' }, ({ event }) => inbox.push(event));
      await joined(channel);
      await joined(sender.client.channel(topic, PRIVATE));
    }
    await sender.client
      .channel(forbidden)
      .send({ type: 'broadcast', event: 'to_queue', payload: {} });
    await sender.client.removeChannel(sender.client.channel(forbidden));
    await sender.client
      .channel(allowed)
      .send({ type: 'broadcast', event: 'to_ticket', payload: {} });
    expect(await inbox.next()).toBe('to_ticket');
    await rt.database.send(forbidden, 'from_database');
    expect(await inbox.next()).toBe('from_database');
    expect(inbox.all).toEqual(['to_ticket', 'from_database']);
    await strict.server.close();
  });
});

describe('broadcast from the database', () => {
  it('reaches the members of its topic alone, with an id in the payload and in the metadata', async () => {
    const [topic, staffTopic] = [newTopic(), `ticket-staff:${randomUUID()}`];
    const customer = await rt.person({ [topic]: ['reads_broadcast'] });
    const agent = await rt.person({
      [topic]: ['reads_broadcast'],
      [staffTopic]: ['reads_broadcast'],
    });
    const [customerChannel, staffChannel] = [
      customer.client.channel(topic, PRIVATE),
      agent.client.channel(staffTopic, PRIVATE),
    ];
    const [customerMessages, staffMessages] = [
      broadcastsOf(customerChannel),
      broadcastsOf(staffChannel),
    ];
    await Promise.all([joined(customerChannel), joined(staffChannel)]);
    await rt.database.sql('insert into public.definer_events values ($1, $2)', [
      staffTopic,
      { note: 'internal' },
    ]);
    await rt.database.sql('insert into public.definer_events values ($1, $2)', [
      topic,
      { text: 'public' },
    ]);
    const note = await staffMessages.next();
    const reply = await customerMessages.next();
    expect(note).toMatchObject({
      event: 'event_added',
      payload: { note: 'internal', id: anyText },
    });
    expect(reply).toMatchObject({ event: 'event_added', payload: { text: 'public' } });
    expect(reply.meta).toEqual({ id: textMatching(/^[0-9a-f-]{36}$/) });
    expect(JSON.stringify(customerMessages.all)).not.toContain('internal');
  });

  it('keeps the order of commits, and sends nothing that was rolled back', async () => {
    const topic = newTopic();
    const reader = await rt.person({ [topic]: ['reads_broadcast'] });
    const channel = reader.client.channel(topic, PRIVATE);
    const messages = broadcastsOf(channel);
    await joined(channel);
    const send = 'select realtime.send($1, $2, $3, true)';
    await rt.database.withClient(async (client) => {
      await client.query('begin');
      await client.query(send, [{}, 'rolled_back', topic]);
      await client.query('rollback');
      for (let i = 0; i < 50; i += 1) await client.query(send, [{}, `n${i}`, topic]);
    });
    await messages.next((message) => message.event === 'n49');
    expect(messages.all.map((message) => message.event)).toEqual(
      Array.from({ length: 50 }, (_, i) => `n${i}`),
    );
  });

  it('warns and loses the message when a trigger runs with the rights of a caller who may not write', async () => {
    const topic = newTopic();
    const reader = await rt.person({ [topic]: ['reads_broadcast'] });
    const channel = reader.client.channel(topic, PRIVATE);
    const messages = broadcastsOf(channel);
    await joined(channel);
    const warnings: string[] = [];
    await rt.database.withClient(async (client) => {
      client.on('notice', (notice) => warnings.push(notice.message ?? ''));
      await client.query("select set_config('role', 'authenticated', false)");
      await client.query('insert into public.invoker_events values ($1, $2)', [topic, {}]);
      await client.query('insert into public.definer_events values ($1, $2)', [
        topic,
        { from: 'definer' },
      ]);
    });
    expect(warnings).toEqual([textContaining('WarnSendingBroadcastMessage')]);
    expect((await messages.next()).payload).toMatchObject({ from: 'definer' });
    expect(messages.all).toHaveLength(1);
  });
});
