import type { QueryClient } from '@tanstack/react-query';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TicketDetail } from '../../contracts/ticket-detail.ts';
import {
  idOf,
  messageEntry,
  staffTicketDetail,
  staffTicketRow,
  timelinePage,
} from '../../testing/factories.ts';
import { connectTestProject, cutOff, failure, rpc } from '../../testing/network.ts';
import { createTestQueryClient } from '../../testing/render.ts';
import { ticketKeys } from './keys.ts';
import { conflictOf, takeTicketMutation, updateTicketMutation } from './mutations.ts';
import { resend, sendEntry, sendingOf } from './sending.ts';
import { flattenTimeline, type TimelineData } from './timeline-reducer.ts';

const server = setupServer();
const me = { id: idOf(42), full_name: 'Aaron Agent', role: 'agent' as const };
const detail = staffTicketDetail({ status: 'open', priority: 'medium' });
const key = ticketKeys.detail(String(detail.number));
const listKey = ticketKeys.deskList({});
let client: QueryClient;

const run = (options: object, variables: unknown) =>
  client.getMutationCache().build(client, options).execute(variables);
const shown = () => client.getQueryData<TicketDetail>(key);
const timeline = () => {
  const data = client.getQueryData<TimelineData>(ticketKeys.timeline(detail.id));
  return data ? flattenTimeline(data) : [];
};

beforeAll(() => {
  connectTestProject();
  server.listen({ onUnhandledFrame: 'error' });
});
beforeEach(() => {
  client = createTestQueryClient();
  client.setQueryData(key, detail);
  client.setQueryData(listKey, {
    pages: [{ tickets: [{ ...staffTicketRow(detail), unread: false }], next_cursor: null }],
    pageParams: [null],
  });
});
afterEach(() => {
  server.resetHandlers();
  client.clear();
});
afterAll(() => {
  server.close();
});

describe('a change of a ticket', () => {
  it('shows at once, and tells what was seen before it', async () => {
    let shownMeanwhile: unknown;
    let args: Record<string, unknown> = {};
    server.use(
      rpc('update_ticket', (sent) => {
        args = sent;
        shownMeanwhile = shown()?.status;
        return { ticket: staffTicketRow({ ...detail, status: 'waiting', seq: 2 }), readable: true };
      }),
    );
    await run(updateTicketMutation(detail.id), { status: 'waiting' });
    expect(shownMeanwhile).toBe('waiting');
    expect(args).toMatchObject({ p_patch: { status: 'waiting' }, p_expected: { status: 'open' } });
    expect(shown()).toMatchObject({ status: 'waiting', seq: 2 });
  });

  it('is taken back when it is refused', async () => {
    server.use(rpc('update_ticket', () => failure(409, 'transition_not_allowed')));
    const change = run(updateTicketMutation(detail.id), { status: 'closed' });
    await expect(change).rejects.toMatchObject({ code: 'transition_not_allowed' });
    expect(shown()?.status).toBe('open');
  });

  it('shows what somebody else did meanwhile, and who', async () => {
    const current = staffTicketRow({ ...detail, priority: 'urgent', seq: 5 });
    const details = {
      field: 'priority',
      current: { priority: 'urgent' },
      changed_by: 'Olga',
      ticket: current,
    };
    server.use(rpc('update_ticket', () => failure(409, 'ticket_changed', details)));
    const error: unknown = await run(updateTicketMutation(detail.id), { priority: 'low' }).catch(
      (e: unknown) => e,
    );
    expect(conflictOf(error)).toMatchObject({
      changed_by: 'Olga',
      current: { priority: 'urgent' },
    });
    expect(shown()).toMatchObject({ priority: 'urgent', seq: 5 });
  });

  it('of a ticket that somebody else took takes it out of the lists', async () => {
    const details = { field: 'assigned_agent_id', current: {}, changed_by: 'Olga' };
    server.use(rpc('update_ticket', () => failure(409, 'ticket_changed', details)));
    await expect(run(takeTicketMutation(detail.id), { me })).rejects.toMatchObject({
      code: 'ticket_changed',
    });
    expect(client.getQueryData(listKey)).toMatchObject({ pages: [{ tickets: [] }] });
  });
});

describe('a reply', () => {
  const sending = {
    kind: 'message' as const,
    client_id: idOf(77),
    body: 'Hello',
    author: me,
    created_at: new Date(0).toISOString(),
  };
  const message = messageEntry({ seq: 2, client_id: sending.client_id, body: 'Hello' });
  const sent = { outcome: 'sent', message, ticket: staffTicketRow({ ...detail, seq: 2 }) };

  beforeEach(() => {
    client.setQueryData(ticketKeys.timeline(detail.id), {
      pages: [timelinePage({ seq: 1, staff_seq: 0 })],
      pageParams: [null],
    });
    server.use(rpc('ticket_timeline', () => timelinePage({ seq: 2, staff_seq: 0 })));
  });

  it('stands in the timeline once it was sent, and nothing is left on its way', async () => {
    server.use(rpc('reply_to_ticket', () => sent));
    await expect(sendEntry(client, detail.id, sending)).resolves.toEqual({ outcome: 'sent' });
    expect(timeline()).toEqual([message]);
    expect(client.getMutationCache().getAll()).toEqual([]);
  });

  it('that would cross another brings that one and is sent only when told so', async () => {
    const theirs = messageEntry({ seq: 2, body: 'Wait!' });
    const asked: unknown[] = [];
    server.use(
      rpc('reply_to_ticket', (args) => {
        asked.push([args['p_body'], args['p_send_anyway'] ?? false]);
        return args['p_send_anyway']
          ? { ...sent, message: { ...message, seq: 3 } }
          : { outcome: 'stale', seq: 2, entries: [theirs] };
      }),
    );
    const result = await sendEntry(client, detail.id, { ...sending, last_seen_seq: 1 });
    expect(timeline().map((entry) => entry.id)).toEqual([theirs.id]);
    const { client_id } = sending;
    const changed = { client_id, body: 'Hello again' };
    await expect(result.outcome === 'stale' && result.send_anyway(changed)).resolves.toEqual({
      outcome: 'sent',
    });
    expect(asked).toEqual([
      ['Hello', false],
      ['Hello again', true],
    ]);
  });

  it('that failed stays to be sent again under the same client_id', async () => {
    const ids: unknown[] = [];
    server.use(
      rpc('reply_to_ticket', (args) => {
        ids.push(args['p_client_id']);
        return ids.length === 1 ? failure(422, 'body_too_long') : sent;
      }),
    );
    await expect(sendEntry(client, detail.id, sending)).resolves.toMatchObject({
      outcome: 'failed',
      error: { code: 'body_too_long' },
    });
    const [failed] = client.getMutationCache().getAll();
    expect(failed && sendingOf(failed)).toMatchObject({ body: 'Hello' });
    if (failed) resend(client, detail.id, failed);
    await expect.poll(() => timeline()).toEqual([message]);
    expect(ids).toEqual([sending.client_id, sending.client_id]);
  });

  it('is tried again by itself when the line was cut', async () => {
    let tries = 0;
    server.use(
      rpc('reply_to_ticket', () => {
        tries += 1;
        return tries === 1 ? cutOff() : sent;
      }),
    );
    await expect(sendEntry(client, detail.id, sending)).resolves.toEqual({ outcome: 'sent' });
    expect(tries).toBe(2);
  });
});
