import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newTopic, PRIVATE, useRealtime } from './realtime-fixture.ts';
import {
  ALL_RIGHTS,
  broadcastsOf,
  Inbox,
  joined,
  PUBLISHABLE_KEY,
  SECRET_KEY,
} from './realtime-harness.ts';

const rt = useRealtime();

describe('tokens of open channels', () => {
  it('stay open with a fresh token, and close when the new one may no longer read', async () => {
    const topic = newTopic();
    const reader = await rt.person({ [topic]: ['reads_broadcast'] });
    const channel = reader.client.channel(topic, PRIVATE);
    const messages = broadcastsOf(channel);
    const states = await joined(channel);
    await reader.signIn({ role: 'authenticated' });
    await rt.database.send(topic, 'after_refresh');
    expect((await messages.next()).event).toBe('after_refresh');
    await reader.signIn({ role: 'anon' });
    expect((await states.next()).status).toBe('CLOSED');
    expect(rt.server.stats().rooms[`private:${topic}`]).toBeUndefined();
  });

  it('stay open when the token lives on by being refreshed before it expires', async () => {
    const topic = newTopic();
    const reader = await rt.person({ [topic]: ['reads_broadcast'] });
    await reader.signIn({ role: 'authenticated' }, 2);
    const channel = reader.client.channel(topic, PRIVATE);
    const messages = broadcastsOf(channel);
    const states = await joined(channel);
    const shortLived = Date.now() + 2_500;
    await reader.signIn({ role: 'authenticated' });
    await expect.poll(() => Date.now(), { timeout: 5_000 }).toBeGreaterThan(shortLived);
    await rt.database.send(topic, 'still_open');
    expect((await messages.next()).event).toBe('still_open');
    expect(states.all).toHaveLength(1);
  });

  it('take the rights of a new person who signs in on the same socket', async () => {
    const topic = newTopic();
    const first = await rt.person({ [topic]: ALL_RIGHTS });
    const witness = await rt.person({ [topic]: ALL_RIGHTS });
    const [channel, witnessing] = [
      first.client.channel(topic, PRIVATE),
      witness.client.channel(topic, PRIVATE),
    ];
    const seen = broadcastsOf(witnessing);
    await Promise.all([joined(channel), joined(witnessing)]);
    await channel.send({ type: 'broadcast', event: 'as_writer', payload: {} });
    expect((await seen.next()).event).toBe('as_writer');
    const readerId = randomUUID();
    await rt.database.grant(topic, readerId, ['reads_broadcast']);
    await first.signIn({ role: 'authenticated', sub: readerId });
    await channel.send({ type: 'broadcast', event: 'as_reader', payload: {} });
    await first.client.removeChannel(channel);
    await rt.database.send(topic, 'last');
    expect((await seen.next()).event).toBe('last');
  });
});

describe('presence', () => {
  it('shows who is there, what changes, and who has left or lost the connection', async () => {
    const topic = newTopic();
    const [ann, bob] = [
      await rt.person({ [topic]: ALL_RIGHTS }),
      await rt.person({ [topic]: ALL_RIGHTS }),
    ];
    const config = (key: string): { config: { private: true; presence: { key: string } } } => ({
      config: { private: true, presence: { key } },
    });
    const annChannel = ann.client.channel(topic, config('ann'));
    const bobChannel = bob.client.channel(topic, config('bob'));
    const view = (): unknown =>
      Object.fromEntries(
        Object.entries(annChannel.presenceState<{ at: string }>()).map(([key, entries]) => [
          key,
          entries.map(({ at }) => at),
        ]),
      );
    for (const channel of [annChannel, bobChannel])
      channel.on('presence', { event: 'sync' }, () => undefined);
    await Promise.all([joined(annChannel), joined(bobChannel)]);
    await annChannel.track({ at: 'list' });
    await bobChannel.track({ at: 'ticket' });
    await expect.poll(view).toEqual({ ann: ['list'], bob: ['ticket'] });
    await bobChannel.track({ at: 'reply' });
    await expect.poll(view).toEqual({ ann: ['list'], bob: ['reply'] });
    await bobChannel.untrack();
    await expect.poll(view).toEqual({ ann: ['list'] });
    await bobChannel.track({ at: 'again' });
    await expect.poll(view).toEqual({ ann: ['list'], bob: ['again'] });
    await bob.client.realtime.disconnect();
    await expect.poll(view).toEqual({ ann: ['list'] });
  });

  it('shows two tabs of one person as two entries, and one when a tab is closed', async () => {
    const topic = newTopic();
    const [first, second] = [
      await rt.person({ [topic]: ALL_RIGHTS }),
      await rt.person({ [topic]: ALL_RIGHTS }),
    ];
    const channels = [first, second].map((tab) =>
      tab.client.channel(topic, { config: { private: true, presence: { key: 'ann' } } }),
    );
    const [left, right] = channels;
    if (left === undefined || right === undefined) throw new Error('two tabs make two channels');
    for (const channel of channels) channel.on('presence', { event: 'sync' }, () => undefined);
    await Promise.all(channels.map(joined));
    await left.track({ tab: 1 });
    await right.track({ tab: 2 });
    await expect.poll(() => left.presenceState()['ann']).toHaveLength(2);
    await second.client.removeChannel(right);
    await expect.poll(() => left.presenceState()['ann']).toHaveLength(1);
  });

  it('shows a late comer all who were there, and nothing to whom may not see', async () => {
    const topic = newTopic();
    const there = await rt.person({ [topic]: ALL_RIGHTS });
    const channel = there.client.channel(topic, {
      config: { private: true, presence: { key: 'ann' } },
    });
    await joined(channel);
    await channel.track({ at: 'ticket' });
    const views: unknown[] = [];
    for (const rights of [ALL_RIGHTS, ['reads_broadcast']] as const) {
      const late = await rt.person({ [topic]: rights });
      const lateChannel = late.client.channel(topic, PRIVATE);
      const messages = broadcastsOf(lateChannel);
      lateChannel.on('presence', { event: 'sync' }, () => undefined);
      await joined(lateChannel);
      await rt.database.send(topic, 'fence');
      await messages.next();
      views.push(Object.keys(lateChannel.presenceState()));
    }
    expect(views).toEqual([['ann'], []]);
  });
});

describe('broadcast over HTTP', () => {
  const post = async (
    path: string,
    body: string,
    headers: Record<string, string>,
  ): Promise<Response> =>
    fetch(`http://127.0.0.1:${rt.port}/realtime/v1/api/broadcast${path}?apikey=k&vsn=2.0.0`, {
      method: 'POST',
      body,
      headers,
    });
  const json = (token: string): Record<string, string> => ({
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
  });

  it('takes a batch, skips without a word what the caller may not write, and delivers the rest', async () => {
    const [mine, theirs] = [newTopic(), newTopic()];
    const sender = await rt.person({ [mine]: ALL_RIGHTS });
    const reader = await rt.person({ [mine]: ['reads_broadcast'], [theirs]: ['reads_broadcast'] });
    const inbox = new Inbox<string>();
    for (const topic of [mine, theirs]) {
      const channel = reader.client.channel(topic, PRIVATE);
      channel.on('broadcast', { event: '*' }, ({ event }) => inbox.push(event));
      await joined(channel);
    }
    const message = (topic: string, event: string): object => ({
      topic,
      event,
      payload: {},
      private: true,
    });
    const messages = [message(theirs, 'forbidden'), message(mine, 'allowed')];
    const answer = await post('', JSON.stringify({ messages }), json(sender.token));
    expect({ status: answer.status, body: await answer.text() }).toEqual({ status: 202, body: '' });
    expect(await inbox.next()).toBe('allowed');
    await rt.database.send(theirs, 'fence');
    expect(await inbox.next()).toBe('fence');
  });

  it('refuses callers without a valid token, and messages that make no sense', async () => {
    const body = JSON.stringify({ messages: [{ topic: 't', event: 'e', payload: {} }] });
    const unauthorized = await post('', body, { apikey: 'garbage' });
    expect({ status: unauthorized.status, body: await unauthorized.text() }).toEqual({
      status: 401,
      body: JSON.stringify({ message: 'Unauthorized' }),
    });
    expect((await post('', body, { apikey: PUBLISHABLE_KEY })).status).toBe(202);
    for (const bad of ['{', '{}', '{"messages":[{"topic":"t","event":"e","payload":"text"}]}']) {
      expect((await post('', bad, json(SECRET_KEY))).status).toBe(422);
    }
  });

  it('sends one message by httpSend, to whom may write, in a type it knows', async () => {
    const topic = newTopic();
    const [sender, stranger] = [await rt.person({ [topic]: ALL_RIGHTS }), await rt.person()];
    const reader = await rt.person({ [topic]: ['reads_broadcast'] });
    const channel = reader.client.channel(topic, PRIVATE);
    const messages = broadcastsOf(channel);
    await joined(channel);
    const path = `/${encodeURIComponent(topic)}/events/plain`;
    const query = (token: string, type: string): Promise<Response> =>
      fetch(`http://127.0.0.1:${rt.port}/realtime/v1/api/broadcast${path}?private=true`, {
        method: 'POST',
        body: '{"n":1}',
        headers: { ...json(token), 'content-type': type },
      });
    expect((await query(stranger.token, 'application/json')).status).toBe(403);
    expect((await query(sender.token, 'text/plain')).status).toBe(415);
    const sent = await sender.client.channel(topic, PRIVATE).httpSend('by_http', { n: 2 });
    expect(sent).toEqual({ success: true });
    expect(await messages.next()).toMatchObject({ event: 'by_http', payload: { n: 2 } });
    expect(messages.all).toHaveLength(1);
  });

  it('answers the health check, and 404 to what does not exist', async () => {
    const base = `http://127.0.0.1:${rt.port}`;
    expect(await (await fetch(`${base}/realtime/v1/api/ping`)).json()).toEqual({
      message: 'Success',
    });
    expect(await (await fetch(`${base}/healthcheck`)).text()).toBe('ok');
    expect((await fetch(`${base}/api/tenants`)).status).toBe(404);
    expect(rt.server.health()).toMatchObject({ ok: true, database: 'up' });
  });
});
