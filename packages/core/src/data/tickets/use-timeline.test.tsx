import { QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import { setupServer } from 'msw/node';
import type { ReactNode } from 'react';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { idOf, messageEntry, ticketRow, timelinePage, whoAmI } from '../../testing/factories.ts';
import { connectTestProject, failure, rpc } from '../../testing/network.ts';
import { createTestQueryClient } from '../../testing/render.ts';
import { useSendReply } from './use-sending.ts';
import { useTimeline } from './use-timeline.ts';

const server = setupServer();
const ticketId = idOf(1);
const me = whoAmI({ full_name: 'Carla' });

beforeAll(() => {
  connectTestProject();
  server.listen({ onUnhandledFrame: 'error' });
});
afterEach(() => {
  server.resetHandlers();
});
afterAll(() => {
  server.close();
});

function open() {
  const client = createTestQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return renderHook(() => ({ timeline: useTimeline(ticketId), send: useSendReply(ticketId, me) }), {
    wrapper,
  });
}

describe('useTimeline', () => {
  const first = messageEntry({ seq: 1 });
  const client_id = idOf(9);
  const mine = messageEntry({ seq: 2, client_id, body: 'Mine', author_name: 'Carla' });

  it('shows a reply at once, and the same entry once it was sent', async () => {
    const arrival = Promise.withResolvers<undefined>();
    server.use(
      rpc('ticket_timeline', () => timelinePage({ entries: [first], seq: 1 })),
      rpc('reply_to_ticket', async () => {
        await arrival.promise;
        return { outcome: 'sent', message: mine, ticket: ticketRow({ id: ticketId, seq: 2 }) };
      }),
    );
    const { result } = open();
    await waitFor(() => {
      expect(result.current.timeline.entries).toHaveLength(1);
    });
    let done: Promise<unknown> = Promise.resolve();
    act(() => {
      done = result.current.send({ client_id, body: 'Mine' });
    });
    await waitFor(() => {
      expect(result.current.timeline.entries.at(-1)).toMatchObject({
        key: client_id,
        body: 'Mine',
        author_name: 'Carla',
        sending: 'pending',
      });
    });
    await act(async () => {
      arrival.resolve(undefined);
      await done;
    });
    await waitFor(() => {
      const last = result.current.timeline.entries.at(-1);
      expect(last).toMatchObject({ key: client_id, seq: 2 });
      expect(last?.sending).toBeUndefined();
    });
    expect(result.current.timeline.entries).toHaveLength(2);
  });

  it('shows why a reply failed until it is discarded', async () => {
    server.use(
      rpc('ticket_timeline', () => timelinePage({ entries: [first], seq: 1 })),
      rpc('reply_to_ticket', () => failure(409, 'ticket_merged')),
    );
    const { result } = open();
    await waitFor(() => {
      expect(result.current.timeline.entries).toHaveLength(1);
    });
    await act(() => result.current.send({ client_id, body: 'Mine' }));
    await waitFor(() => {
      expect(result.current.timeline.entries.at(-1)).toMatchObject({
        sending: 'failed',
        error: { code: 'ticket_merged' },
      });
    });
    act(() => {
      result.current.timeline.entries.at(-1)?.discard?.();
    });
    await waitFor(() => {
      expect(result.current.timeline.entries).toHaveLength(1);
    });
  });
});
