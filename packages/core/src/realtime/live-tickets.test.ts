// @vitest-environment node
import { type QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { StaffTicketListItem } from '../contracts/ticket-list.ts';
import { createQueryClient } from '../data/query-client.ts';
import { ticketKeys } from '../data/tickets/keys.ts';
import type { ListData } from '../data/tickets/list-reducer.ts';
import { idOf, staffTicketRow, timeAt } from '../testing/factories.ts';
import { type LiveTickets, liveTickets } from './live-tickets.ts';

const queryKey = ticketKeys.deskList({});
const [teamA, teamB] = [idOf(50), idOf(51)];
const ticket = (second: number) =>
  staffTicketRow({ last_activity_at: timeAt(second), team_id: teamA, seq: 1 });
const listOf = (...rows: readonly ReturnType<typeof ticket>[]): ListData<StaffTicketListItem> => ({
  pages: [{ tickets: rows.map((row) => ({ ...row, unread: false })), next_cursor: null }],
  pageParams: [null],
});
const [a, b, c] = [ticket(3), ticket(2), ticket(1)];
const changed = (row: typeof a, over: Partial<typeof a> = {}) => ({
  ...row,
  subject: 'changed',
  seq: row.seq + 1,
  ...over,
});

let answer: PromiseWithResolvers<ListData<StaffTicketListItem>>;
const fetchList = () => answer.promise;

let client: QueryClient;
let live: LiveTickets;
const shown = () =>
  client
    .getQueryData<ListData<StaffTicketListItem>>(queryKey)
    ?.pages.flatMap(({ tickets }) => tickets);
const ids = () => shown()?.map(({ id }) => id);

beforeEach(() => {
  vi.useFakeTimers();
  answer = Promise.withResolvers();
  client = createQueryClient();
  client.setQueryData(queryKey, listOf(a, b, c));
  live = liveTickets(client, idOf(7));
});
afterEach(() => {
  live.stop();
  client.clear();
  vi.useRealTimers();
});

test('one change is shown at once, a burst after it together', async () => {
  const drawn = vi.fn<() => void>();
  const stop = new QueryObserver(client, { queryKey, enabled: false }).subscribe(drawn);
  live.tell({ row: changed(a), queue: teamA });
  expect(shown()?.[0]?.subject).toBe('changed');
  await vi.advanceTimersByTimeAsync(1);
  expect(drawn).toHaveBeenCalledTimes(1);

  for (let seq = 3; seq < 40; seq += 1) {
    live.tell({ row: changed(b, { seq }), queue: teamA });
    live.tell({ row: changed(c, { seq }), queue: teamA });
  }
  expect(shown()?.[1]?.subject).not.toBe('changed');
  await vi.advanceTimersByTimeAsync(250);
  expect(shown()?.map(({ subject, seq }) => [subject, seq])).toEqual([
    ['changed', 2],
    ['changed', 39],
    ['changed', 39],
  ]);
  expect(drawn).toHaveBeenCalledTimes(2);
  stop();
});

test('what was told while a list was fetched outlives an older answer', async () => {
  const fetching = client.query({ queryKey, queryFn: fetchList, staleTime: 0 });
  await vi.advanceTimersByTimeAsync(1);
  live.tell({ row: changed(a), queue: teamA });
  live.tell({ left: b.id, queue: teamA });
  await vi.advanceTimersByTimeAsync(250);
  expect(ids()).toEqual([a.id, c.id]);

  answer.resolve(listOf(a, b, c));
  await fetching;
  expect(ids()).toEqual([a.id, c.id]);
  expect(shown()?.[0]).toMatchObject({ subject: 'changed', seq: 2 });
});

test('a ticket that left its queue goes', () => {
  live.tell({ left: b.id, queue: teamA });
  expect(ids()).toEqual([a.id, c.id]);
});

test('a ticket that is in another queue by now stays, in whichever order the topics told it', () => {
  live.tell({ row: changed(a), queue: teamA });
  const moved = changed(b, { team_id: teamB });
  live.tell({ left: b.id, queue: teamA });
  live.tell({ row: moved, queue: teamB });
  live.tell({ row: changed(c, { team_id: teamB }), queue: teamB });
  live.tell({ left: c.id, queue: teamA });
  live.flush();
  expect(ids()).toEqual([a.id, b.id, c.id]);
});

test('a ticket that left its queue and came back stays', () => {
  live.tell({ row: changed(a), queue: teamA });
  live.tell({ left: b.id, queue: teamA });
  live.tell({ row: changed(b), queue: teamA });
  live.flush();
  expect(ids()).toEqual([a.id, b.id, c.id]);
});

test('a ticket that went through a queue of mine to another one goes', () => {
  live.tell({ row: changed(a), queue: teamA });
  live.tell({ row: changed(b, { team_id: teamB }), queue: teamB });
  live.tell({ left: b.id, queue: teamB });
  live.tell({ left: b.id, queue: teamA });
  live.flush();
  expect(ids()).toEqual([a.id, c.id]);
});

test('what waits is shown before the topics are left', () => {
  live.tell({ row: changed(a), queue: teamA });
  live.tell({ row: changed(b), queue: teamA });
  live.stop();
  expect(shown()?.[1]?.subject).toBe('changed');
});
