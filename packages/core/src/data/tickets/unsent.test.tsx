import { onlineManager, type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import { setupServer } from 'msw/node';
import type { ReactNode } from 'react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { idOf, messageEntry, ticketRow, timelinePage, whoAmI } from '../../testing/factories.ts';
import { connectTestProject, failure, rpc } from '../../testing/network.ts';
import { createTestQueryClient } from '../../testing/render.ts';
import { resumeSending, type Sending, sendEntry } from './sending.ts';
import { isUnsent, keepUnsent, readUnsent } from './unsent.ts';
import { useTimeline } from './use-timeline.ts';

const server = setupServer();
const ticketId = idOf(1);
const me = whoAmI({ full_name: 'Carla' });
const author = { id: me.id, full_name: me.full_name, role: me.role };

const sendingOf = (number: number, body: string): Sending => ({
  kind: 'message',
  client_id: idOf(number),
  body,
  author,
  created_at: new Date(0).toISOString(),
  last_seen_seq: 1,
});
const first = sendingOf(11, 'First');
const second = sendingOf(12, 'Second');
const bodies = () => readUnsent(me.id).map(({ sending }) => sending.body);

/** Takes replies in, and remembers what was asked. */
function answering() {
  const asked: Record<string, unknown>[] = [];
  server.use(
    rpc('reply_to_ticket', (args) => {
      asked.push(args);
      const seq = asked.length + 1;
      const client_id = String(args['p_client_id']);
      const message = messageEntry({ seq, client_id, body: String(args['p_body']) });
      return { outcome: 'sent', message, ticket: ticketRow({ id: ticketId, seq }) };
    }),
  );
  return asked;
}

function open(client: QueryClient) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return renderHook(() => useTimeline(ticketId), { wrapper });
}

beforeAll(() => {
  connectTestProject();
  server.listen({ onUnhandledFrame: 'error' });
});
beforeEach(() => {
  server.use(rpc('ticket_timeline', () => timelinePage({ entries: [], seq: 0 })));
});
afterEach(() => {
  server.resetHandlers();
  onlineManager.setOnline(true);
  localStorage.clear();
});
afterAll(() => {
  server.close();
});

describe('what was sent off and did not arrive', () => {
  it('goes out in its order after the window was closed, each once, and is forgotten then', async () => {
    const arrival = Promise.withResolvers<undefined>();
    server.use(
      rpc('reply_to_ticket', () => {
        arrival.resolve(undefined);
        // No answer: there is no window to hear it.
        return new Promise<Response>(() => undefined);
      }),
    );
    const closed = createTestQueryClient();
    void sendEntry(closed, ticketId, first);
    void sendEntry(closed, ticketId, second);
    await arrival.promise;
    expect(bodies()).toEqual(['First', 'Second']);
    closed.clear();

    const asked = answering();
    const client = createTestQueryClient();
    await expect(resumeSending(client, me.id)).resolves.toEqual([
      { outcome: 'sent' },
      { outcome: 'sent' },
    ]);
    expect(asked.map((args) => [args['p_client_id'], args['p_body']])).toEqual([
      [first.client_id, 'First'],
      [second.client_id, 'Second'],
    ]);
    expect(bodies()).toEqual([]);
    await expect(resumeSending(client, me.id)).resolves.toEqual([]);
  });

  it('is not sent a second time by the window that is still sending it', async () => {
    onlineManager.setOnline(false);
    const client = createTestQueryClient();
    void sendEntry(client, ticketId, first);
    await expect(resumeSending(client, me.id)).resolves.toEqual([]);
    expect(client.getMutationCache().getAll()).toHaveLength(1);
    client.clear();
  });

  it('waits for a second look when somebody wrote since, and goes out when told to', async () => {
    const theirs = messageEntry({ seq: 2, body: 'Wait!' });
    server.use(rpc('reply_to_ticket', () => ({ outcome: 'stale', seq: 2, entries: [theirs] })));
    keepUnsent(ticketId, first);
    const client = createTestQueryClient();
    await expect(resumeSending(client, me.id)).resolves.toMatchObject([
      { outcome: 'failed', error: { code: 'written_since' } },
    ]);
    const { result } = open(client);
    await waitFor(() => {
      expect(result.current.entries.at(-1)).toMatchObject({ body: 'First', sending: 'failed' });
    });
    expect(isUnsent(me.id, first.client_id)).toBe(true);

    const asked = answering();
    act(() => {
      result.current.entries.at(-1)?.retry?.();
    });
    await waitFor(() => {
      expect(bodies()).toEqual([]);
    });
    expect(asked).toMatchObject([{ p_client_id: first.client_id, p_send_anyway: true }]);
  });

  it('that was refused stays until it is given up, which can be taken back', async () => {
    server.use(rpc('reply_to_ticket', () => failure(409, 'ticket_merged')));
    keepUnsent(ticketId, first);
    const client = createTestQueryClient();
    await resumeSending(client, me.id);
    expect(bodies()).toEqual(['First']);
    const { result } = open(client);
    await waitFor(() => {
      expect(result.current.entries).toHaveLength(1);
    });
    let bringBack: (() => void) | undefined;
    act(() => {
      bringBack = result.current.entries.at(-1)?.discard?.();
    });
    expect(bodies()).toEqual([]);
    expect(result.current.entries).toEqual([]);
    expect([...result.current.discarded]).toEqual([first.client_id]);

    act(() => {
      bringBack?.();
    });
    expect(bodies()).toEqual(['First']);
    expect(result.current.entries).toMatchObject([
      { body: 'First', sending: 'failed', error: { code: 'ticket_merged' } },
    ]);
    expect([...result.current.discarded]).toEqual([]);
  });

  it.each([
    [403, 'ticket_not_writable'],
    [404, 'ticket_not_found'],
    [422, 'body_too_long'],
  ])('that was refused with %i is not sent again by itself, and says why', async (status, code) => {
    const asked: unknown[] = [];
    server.use(
      rpc('reply_to_ticket', (args) => {
        asked.push(args);
        return failure(status, code);
      }),
    );
    const closed = createTestQueryClient();
    const answer = await sendEntry(closed, ticketId, first);
    expect(answer).toMatchObject({ outcome: 'failed', error: { code } });
    const message = answer.outcome === 'failed' ? answer.error.message : '';
    closed.clear();

    const client = createTestQueryClient();
    await expect(resumeSending(client, me.id)).resolves.toMatchObject([
      { outcome: 'failed', error: { code, message } },
    ]);
    expect(asked).toHaveLength(1);
    const { result } = open(client);
    await waitFor(() => {
      expect(result.current.entries).toMatchObject([{ body: 'First', error: { code, message } }]);
    });

    act(() => {
      result.current.entries.at(-1)?.take_back?.();
    });
    await waitFor(() => {
      expect(result.current.entries).toEqual([]);
    });
    expect(bodies()).toEqual([]);
    // It is written again: its draft is no leftover.
    expect([...result.current.discarded]).toEqual([]);
  });

  it('is sent again by itself while nobody refused it', async () => {
    server.use(rpc('reply_to_ticket', () => failure(429, 'too_many_requests')));
    await sendEntry(createTestQueryClient(), ticketId, first);
    const asked = answering();
    await expect(resumeSending(createTestQueryClient(), me.id)).resolves.toEqual([
      { outcome: 'sent' },
    ]);
    expect(asked).toHaveLength(1);
  });

  it('goes out by itself once the server answers a desk that was only remembered', async () => {
    keepUnsent(ticketId, first);
    let isReadOnly = true;
    const client = createTestQueryClient({ isReadOnly: () => isReadOnly });
    await expect(resumeSending(client, me.id)).resolves.toMatchObject([
      { outcome: 'failed', error: { code: 'offline_read_only' } },
    ]);
    isReadOnly = false;
    const asked = answering();
    await expect(resumeSending(client, me.id)).resolves.toEqual([{ outcome: 'sent' }]);
    expect(asked).toMatchObject([{ p_client_id: first.client_id }]);
    expect(client.getMutationCache().getAll()).toEqual([]);
  });

  it('belongs to its writer alone, and what cannot be read is no obstacle', async () => {
    keepUnsent(ticketId, first);
    expect(readUnsent(idOf(99))).toEqual([]);
    await expect(resumeSending(createTestQueryClient(), idOf(99))).resolves.toEqual([]);
    for (const text of ['{', '[{"ticket_id":"x"}]', 'null']) {
      localStorage.setItem(`autocrm:unsent:${me.id}`, text);
      expect(readUnsent(me.id)).toEqual([]);
    }
  });

  it('sent off again keeps its place', () => {
    keepUnsent(ticketId, first);
    keepUnsent(ticketId, second);
    keepUnsent(ticketId, { ...first, send_anyway: true });
    expect(bodies()).toEqual(['First', 'Second']);
    expect(readUnsent(me.id)[0]?.sending.send_anyway).toBe(true);
  });
});
